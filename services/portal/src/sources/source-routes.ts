import { SourceId } from '@moisson/contracts';
import { MoissonError } from '@moisson/kernel';
import { maskContacts } from '@moisson/privacy';
import express, { type Router } from 'express';
import type { PageContext } from '../page-context.ts';
import { publicFeeds, publicSourceOf } from './public-feeds.ts';
import { sourcePage, sourcesPage } from './source-page.ts';

const RUNS = 10;

/** The pages of all sources with the state of their feeds, and of one with its last runs. */
export const sourceRoutes = ({ store, frameFor }: PageContext): Router => {
  const router = express.Router();

  router.get('/sources', async (request, response) => {
    response.type('html').send(sourcesPage(frameFor(request), maskContacts(await publicFeeds(store))));
  });

  router.get('/sources/:id', async (request, response) => {
    const { data: id } = SourceId.safeParse(request.params.id);
    if (id === undefined) throw new MoissonError('request.not-found', { what: `source ${request.params.id}` });
    const [{ feed, ...source }, runs] = await Promise.all([
      publicSourceOf(store, id),
      store.runs.list({ sourceId: id, limit: RUNS }),
    ]);
    const shown = maskContacts({ source, feed, runs });
    response.type('html').send(sourcePage(frameFor(request), shown.source, shown.feed, shown.runs));
  });
  return router;
};
