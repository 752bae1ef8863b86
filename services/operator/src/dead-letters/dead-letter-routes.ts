import { readInput, type Language } from '@moisson/kernel';
import { Reason, type CauseDecided } from '@moisson/operations/operator-api';
import { languageOf } from '@moisson/runtime';
import { html, link, showNumber } from '@moisson/ui';
import express, { type Request, type Response, type Router } from 'express';
import { z } from 'zod';
import type { ConsoleAct } from '../access/console-acts.ts';
import { TOKEN_FIELD } from '../access/page-forms.ts';
import type { FormTokens } from '../form-tokens.ts';
import type { OperatorParts } from '../operator-parts.ts';
import { frameOf, notice } from '../page-parts.ts';
import { causesOf, MAX_COUNTED } from './dead-letter-causes.ts';
import { deadLetterPage } from './dead-letter-page.ts';
import { causePage, deadLettersPage } from './dead-letters-page.ts';
import { translate } from './texts.ts';
import { viewLetter } from './view-letter.ts';

const SHOWN = 200;
const RECENT = 20;

const ReasonForm = z.object({ ...Reason.shape, [TOKEN_FIELD]: z.string() });

/** The pages of dead letters: by cause, of one cause, and one letter with its preview. */
export const deadLetterRoutes = (parts: OperatorParts, tokens: FormTokens, act: ConsoleAct): Router => {
  const { store } = parts;
  const router = express.Router();

  router.get('/dead-letters', async (request, response) => {
    const frame = frameOf(request);
    const lists = (['replayed', 'superseded', 'discarded'] as const).map((state) =>
      store.deadLetters.list({ state, limit: RECENT }),
    );
    const decided = (await Promise.all(lists)).flat();
    const content = {
      causes: causesOf(await store.deadLetters.list({ state: 'open', limit: MAX_COUNTED })),
      decided: decided.sort((a, b) => ((a.decidedAt ?? '') < (b.decidedAt ?? '') ? 1 : -1)).slice(0, RECENT),
      ...{ notice: notice(request, frame.language), forms: tokens.forPage(request, response) },
    };
    response.type('html').send(deadLettersPage(frame, content));
  });

  router.get('/dead-letters/causes/:cause', async (request, response) => {
    const frame = frameOf(request);
    const { cause } = request.params;
    const letters = await store.deadLetters.list({ state: 'open', cause, limit: SHOWN });
    const content = {
      ...{ letters, cause: causesOf(await store.deadLetters.list({ state: 'open', cause, limit: MAX_COUNTED }))[0] },
      ...{ notice: partly(request, frame.language), forms: tokens.forPage(request, response) },
    };
    response.type('html').send(causePage(frame, content));
  });

  router.get('/dead-letters/:id', async (request, response) => {
    const frame = frameOf(request);
    const content = {
      view: await viewLetter(parts, request.params.id),
      ...{ notice: notice(request, frame.language), forms: tokens.forPage(request, response) },
    };
    response.type('html').send(deadLetterPage(frame, content));
  });

  const back = (request: Request, response: Response, path = '/dead-letters'): void =>
    response.redirect(303, link(path, languageOf(request), { done: 'decided' }));
  const backFrom = (request: Request, response: Response, { cause, failed, left }: CauseDecided): void =>
    failed + left === 0
      ? back(request, response)
      : response.redirect(
          303,
          link(`/dead-letters/causes/${cause}`, languageOf(request), { failed: String(failed), left: String(left) }),
        );

  router.post('/dead-letters/causes/:cause/replay', async (request, response) => {
    const { body } = await act(request, 'replayDeadLetters', { params: request.params });
    backFrom(request, response, body);
  });
  router.post('/dead-letters/causes/:cause/discard', async (request, response) => {
    const { reason } = readInput(ReasonForm, request.body);
    const { body } = await act(request, 'discardDeadLetters', { params: request.params, body: { reason } });
    backFrom(request, response, body);
  });
  router.post('/dead-letters/:id/replay', async (request, response) => {
    await act(request, 'replayDeadLetter', { params: request.params });
    back(request, response);
  });
  router.post('/dead-letters/:id/discard', async (request, response) => {
    const { reason } = readInput(ReasonForm, request.body);
    await act(request, 'discardDeadLetter', { params: request.params, body: { reason } });
    back(request, response);
  });
  router.post('/dead-letters/:id/reopen', async (request, response) => {
    await act(request, 'reopenDeadLetter', { params: request.params });
    back(request, response, `/dead-letters/${request.params.id}`);
  });
  return router;
};

/** Says how many letters of a cause still fail, and how many are left, after a replay of all. */
const partly = (request: Request, language: Language) => {
  const [failed, left] = [request.query.failed, request.query.left].map(Number);
  const parts = [
    ...(failed! > 0 ? [`${showNumber(failed!, language)} ${translate(language)('failedStill')}`] : []),
    ...(left! > 0 ? [`${showNumber(left!, language)} ${translate(language)('left')}`] : []),
  ];
  if (parts.length === 0) return notice(request, language);
  return html`<p class="notice" role="status">${parts.join(' · ')}.</p>`;
};
