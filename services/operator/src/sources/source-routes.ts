import { Quota, revisionOf, type Source } from '@moisson/contracts';
import { readInput } from '@moisson/kernel';
import { languageOf } from '@moisson/runtime';
import { readStanding } from '@moisson/store';
import { link } from '@moisson/ui';
import express, { type Router } from 'express';
import { z } from 'zod';
import type { ConsoleAct } from '../access/console-acts.ts';
import type { FormTokens } from '../form-tokens.ts';
import type { OperatorParts } from '../operator-parts.ts';
import { frameOf, notice } from '../page-parts.ts';
import { exceededQuotas } from './exceeded-quotas.ts';
import { sourcesPage } from './sources-page.ts';

const number = z.coerce.number().optional();
const GivenQuota = z.object({ maxRecords: number, maxBytes: number }).pipe(Quota);

/** The revision that a form carries, of the source that its page showed. */
const Revised = z.object({
  revision: z
    .string()
    .regex(/^\d{1,15}$/)
    .optional(),
});

const permissionsOf = (sources: readonly Source[]): ReadonlyMap<string, string> =>
  new Map(
    sources.flatMap(({ id, politeness: { robotsPermission } }) =>
      robotsPermission === undefined ? [] : [[id, robotsPermission]],
    ),
  );

/** The console's first page, and its forms about one source. */
export const sourceRoutes = (parts: OperatorParts, forms: FormTokens, act: ConsoleAct): Router => {
  const { store } = parts;
  const router = express.Router();

  router.get('/', async (request, response) => {
    const frame = frameOf(request);
    const standing = await readStanding(store);
    const exceeded = await exceededQuotas(store, standing);
    const content = {
      drafts: new Set(standing.sources.filter(({ state }) => state === 'draft').map(({ id }) => id)),
      ...{ feeds: standing.feeds, exceeded, robotsPermissions: permissionsOf(standing.sources) },
      revisions: new Map(standing.sources.map((source) => [source.id as string, revisionOf(source)])),
      ...{ notice: notice(request, frame.language), tokenFor: forms.forPage(request, response) },
    };
    response.type('html').send(sourcesPage(frame, content));
  });

  for (const action of ['run', 'pause', 'resume', 'release'] as const)
    router.post(`/sources/:id/${action}`, async (request, response) => {
      await act(request, `${action}Source`, { params: request.params, ...readInput(Revised, request.body) });
      const isQueued = action === 'run' || action === 'release';
      response.redirect(303, link('/', languageOf(request), { done: isQueued ? 'queued' : 'decided' }));
    });
  router.post('/sources/:id/quota', async (request, response) => {
    const body = readInput(GivenQuota, request.query);
    await act(request, 'setQuota', { params: request.params, body, ...readInput(Revised, request.body) });
    response.redirect(303, link('/', languageOf(request), { done: 'queued' }));
  });
  return router;
};
