import { Quota } from '@moisson/contracts';
import { readInput, type Language } from '@moisson/kernel';
import { languageOf } from '@moisson/runtime';
import { readStanding } from '@moisson/store';
import { counter, html, link, named } from '@moisson/ui';
import express, { type Request, type Router } from 'express';
import { z } from 'zod';
import type { ConsoleAct } from '../access/console-acts.ts';
import type { FormTokens } from '../form-tokens.ts';
import type { OperatorParts } from '../operator-parts.ts';
import { frameOf, notice } from '../page-parts.ts';
import { BulkChoice, bulkSources } from './bulk-sources.ts';
import { exceededQuotas } from './exceeded-quotas.ts';
import { rowsOf, Selection } from './select-sources.ts';
import { sourcesPage } from './sources-page.ts';
import { translate } from './texts.ts';

const number = z.coerce.number().optional();
const GivenQuota = z.object({ maxRecords: number, maxBytes: number }).pipe(Quota);

/** The console's first page, its form about many sources, and its forms about one. */
export const sourceRoutes = (parts: OperatorParts, tokens: FormTokens, act: ConsoleAct): Router => {
  const { store } = parts;
  const router = express.Router();

  router.get('/', async (request, response) => {
    const frame = frameOf(request);
    const standing = await readStanding(store);
    const exceeded = await exceededQuotas(store, standing);
    const content = {
      ...{ rows: rowsOf(standing.sources, standing.feeds, standing.runs), exceeded },
      selection: Selection.parse({ ...request.query }),
      notice: bulkNotice(request, frame.language) ?? notice(request, frame.language),
      forms: tokens.forPage(request, response, standing.sources),
    };
    response.type('html').send(sourcesPage(frame, content));
  });

  // Before `/sources/:id/…`: no source can have this id's paths.
  router.post('/sources/bulk', async (request, response) => {
    const choice = readInput(BulkChoice, request.body);
    const { done, left } = await bulkSources((id, given) => act(request, id, given), choice);
    const counts = { bulk: String(done), left: String(left) };
    response.redirect(303, link('/', languageOf(request), counts));
  });

  for (const action of ['run', 'pause', 'resume', 'release'] as const)
    router.post(`/sources/:id/${action}`, async (request, response) => {
      await act(request, `${action}Source`, { params: request.params });
      const isQueued = action === 'run' || action === 'release';
      response.redirect(303, link('/', languageOf(request), { done: isQueued ? 'queued' : 'decided' }));
    });
  router.post('/sources/:id/quota', async (request, response) => {
    const body = readInput(GivenQuota, request.query);
    await act(request, 'setQuota', { params: request.params, body });
    response.redirect(303, link('/', languageOf(request), { done: 'queued' }));
  });
  return router;
};

const Counts = z.object({ bulk: z.coerce.number().int().nonnegative(), left: z.coerce.number().int().nonnegative() });

/** What became of the sources that were ticked. */
const bulkNotice = ({ query }: Request, language: Language) => {
  const counts = Counts.safeParse(query).data;
  if (counts === undefined) return undefined;
  const t = translate(language);
  const { bulk, left } = counts;
  if (bulk + left === 0) return html`<p class="notice" role="status">${t('noneChosen')}</p>`;
  const rest = left === 0 ? '' : `; ${counter(language)(left, 'sources')} ${t('bulkLeft')}`;
  return html`<p class="notice" role="status">
    ${named(t('bulkDone'), language)}${counter(language)(bulk, 'sources')}${rest}
  </p>`;
};
