import { Quota, SourceId, type Source } from '@moisson/contracts';
import { readInput } from '@moisson/kernel';
import { operatorOf } from '@moisson/operations';
import { languageOf } from '@moisson/runtime';
import { readStanding } from '@moisson/store';
import { link } from '@moisson/ui';
import express, { type Router } from 'express';
import { z } from 'zod';
import type { FormTokens } from '../form-tokens.ts';
import type { OperatorParts } from '../operator-parts.ts';
import { frameOf, notice } from '../page-parts.ts';
import { requestRun } from '../runs/request-run.ts';
import { changeState } from './change-state.ts';
import { exceededQuotas } from './exceeded-quotas.ts';
import { releaseSource } from './release-source.ts';
import { setQuota } from './set-quota.ts';
import { sourcesPage } from './sources-page.ts';

const number = z.coerce.number().optional();
const GivenQuota = z.object({ maxRecords: number, maxBytes: number }).pipe(Quota);

const permissionsOf = (sources: readonly Source[]): ReadonlyMap<string, string> =>
  new Map(
    sources.flatMap(({ id, politeness: { robotsPermission } }) =>
      robotsPermission === undefined ? [] : [[id, robotsPermission]],
    ),
  );

/** The console's first page, and its forms about one source. */
export const sourceRoutes = (parts: OperatorParts, forms: FormTokens): Router => {
  const { store } = parts;
  const router = express.Router();

  router.get('/', async (request, response) => {
    const frame = frameOf(request);
    const standing = await readStanding(store);
    const exceeded = await exceededQuotas(store, standing);
    const content = {
      drafts: new Set(standing.sources.filter(({ state }) => state === 'draft').map(({ id }) => id)),
      ...{ feeds: standing.feeds, exceeded, robotsPermissions: permissionsOf(standing.sources) },
      ...{ notice: notice(request, frame.language), tokenFor: forms.forPage(request, response) },
    };
    response.type('html').send(sourcesPage(frame, content));
  });

  for (const action of ['run', 'pause', 'resume', 'release'] as const)
    router.post(`/sources/:id/${action}`, async (request, response) => {
      const id = SourceId.parse(request.params.id);
      if (action === 'run') await requestRun(parts, id);
      else if (action === 'release') await releaseSource(parts, id);
      else await changeState(parts, id, action);
      const isQueued = action === 'run' || action === 'release';
      response.redirect(303, link('/', languageOf(request), { done: isQueued ? 'queued' : 'decided' }));
    });
  router.post('/sources/:id/quota', async (request, response) => {
    const quota = readInput(GivenQuota, request.query);
    await setQuota(parts, SourceId.parse(request.params.id), quota, operatorOf('console'));
    response.redirect(303, link('/', languageOf(request), { done: 'queued' }));
  });
  return router;
};
