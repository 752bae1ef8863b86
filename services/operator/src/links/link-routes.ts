import { withoutEmpty } from '@moisson/operations';
import { sendStream } from '@moisson/operations/http';
import express, { type Router } from 'express';
import type { ConsoleAct } from '../access/console-acts.ts';
import { frameOf, pick } from '../page-parts.ts';
import { LINKS_PATH, linksPage } from './links-page.ts';

const FILTER = ['state', 'host', 'source'] as const;

/** The page of the links of datasets, and its export. It shows dead ones first: `?state=` with no value shows all. */
export const linkRoutes = (act: ConsoleAct): Router => {
  const router = express.Router();
  router.get(LINKS_PATH, async (request, response) => {
    const isChosen = [...FILTER, 'cursor'].some((name) => name in request.query);
    const given = isChosen ? withoutEmpty(pick(request.query, FILTER)) : { state: 'dead' };
    const query = withoutEmpty({ ...given, ...pick(request.query, ['cursor']) });
    const { body: found } = await act(request, 'listLinks', { query });
    const { body: hosts } = await act(request, 'listLinkHosts', {});
    response.type('html').send(linksPage(frameOf(request), { found, hosts, filter: given }));
  });
  router.get('/links.csv', async (request, response) => {
    const exported = await act(request, 'exportLinks', { query: withoutEmpty(pick(request.query, FILTER)) });
    response.set(exported.headers ?? {});
    await sendStream(request, response, exported.stream!, exported);
  });
  return router;
};
