import { languageOf } from '@moisson/runtime';
import { link } from '@moisson/ui';
import express, { type Router } from 'express';
import type { ConsoleAct } from '../access/console-acts.ts';
import type { FormTokens } from '../form-tokens.ts';
import type { OperatorParts } from '../operator-parts.ts';
import { frameOf, notice } from '../page-parts.ts';
import { mergePage } from './merge-page.ts';
import { mergesPage } from './merges-page.ts';
import { viewMerge } from './view-merge.ts';

const SHOWN = 100;
const RECENT = 20;

/** The pages of datasets that may be one: all of them, and two side by side. */
export const mergeRoutes = (parts: OperatorParts, tokens: FormTokens, act: ConsoleAct): Router => {
  const { store } = parts;
  const router = express.Router();

  router.get('/merges', async (request, response) => {
    const frame = frameOf(request);
    const [waiting, accepted, refused] = await Promise.all([
      store.mergeSuggestions.list({ state: 'waiting', limit: SHOWN }),
      store.mergeSuggestions.list({ state: 'accepted', limit: SHOWN }),
      store.mergeSuggestions.list({ state: 'refused', limit: SHOWN }),
    ]);
    const decided = [...accepted, ...refused]
      .sort((a, b) => ((a.decidedAt ?? '') < (b.decidedAt ?? '') ? 1 : -1))
      .slice(0, RECENT);
    const given = { notice: notice(request, frame.language), forms: tokens.forPage(request, response) };
    response.type('html').send(mergesPage(frame, { waiting, decided, ...given }));
  });

  router.get('/merges/:id', async (request, response) => {
    const frame = frameOf(request);
    const view = await viewMerge(parts, request.params.id);
    const given = { notice: notice(request, frame.language), forms: tokens.forPage(request, response) };
    response.type('html').send(mergePage(frame, { view, ...given }));
  });

  router.post('/merges/find', async (request, response) => {
    await act(request, 'findMerges', {});
    response.redirect(303, link('/merges', languageOf(request), { done: 'decided' }));
  });
  for (const action of ['accept', 'refuse', 'undo'] as const)
    router.post(`/merges/:id/${action}`, async (request, response) => {
      await act(request, `${action}Merge`, { params: request.params });
      response.redirect(303, link('/merges', languageOf(request), { done: 'decided' }));
    });
  return router;
};
