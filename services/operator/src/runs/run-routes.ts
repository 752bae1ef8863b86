import { runId, SourceId } from '@moisson/contracts';
import { defined } from '@moisson/kernel';
import { languageOf } from '@moisson/runtime';
import { link } from '@moisson/ui';
import express, { type Router } from 'express';
import type { ConsoleAct } from '../access/console-acts.ts';
import { sourcesNamed } from '../access/page-forms.ts';
import type { FormTokens } from '../form-tokens.ts';
import type { OperatorParts } from '../operator-parts.ts';
import { frameOf, notice } from '../page-parts.ts';
import { runPage } from './run-page.ts';
import { runsPage } from './runs-page.ts';
import { viewRun } from './view-run.ts';

const SHOWN = 100;
/** Runs to compare with. */
const OTHERS = 30;
/** Seconds after which a browser asks again for the page of a run that is not done. */
const REFRESH = 3;

/** The page of the newest runs (`?source=` limits it to one source), and that of one run. */
export const runRoutes = (parts: OperatorParts, tokens: FormTokens, act: ConsoleAct): Router => {
  const { store } = parts;
  const router = express.Router();

  router.get('/runs', async (request, response) => {
    const sourceId = SourceId.safeParse(request.query.source).data;
    const runs = await store.runs.list({ limit: SHOWN, ...defined({ sourceId }) });
    const statuses = sourceId === undefined ? await store.polls.statuses() : [await store.polls.status(sourceId)];
    const running = statuses
      .filter(({ runningSince }) => runningSince !== undefined)
      .map((status) => runId(status.sourceId, status.run));
    response.type('html').send(runsPage(frameOf(request), runs, { sourceId, running }));
  });

  router.get('/runs/:id', async (request, response) => {
    const frame = frameOf(request);
    const view = await viewRun(parts, request.params.id);
    const compared = typeof request.query.with === 'string' ? await viewRun(parts, request.query.with) : undefined;
    const others = await store.runs.list({ sourceId: view.sourceId, limit: OTHERS });
    const sources = await sourcesNamed(store, [view.sourceId]);
    // The header works without JavaScript.
    if (view.state !== 'done') response.set('refresh', String(REFRESH));
    const content = {
      ...{ view, other: compared, others: others.filter(({ id }) => id !== view.id) },
      ...{ notice: notice(request, frame.language), forms: tokens.forPage(request, response, sources) },
    };
    response.type('html').send(runPage(frame, content));
  });

  router.post('/sources/:id/cancel', async (request, response) => {
    const { body } = await act(request, 'cancelRun', { params: request.params });
    response.redirect(303, link(`/runs/${runId(body.sourceId, body.run)}`, languageOf(request), { done: 'decided' }));
  });
  return router;
};
