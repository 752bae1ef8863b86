import { readInput } from '@moisson/kernel';
import { languageOf } from '@moisson/runtime';
import { link } from '@moisson/ui';
import express, { type Request, type Response, type Router } from 'express';
import { z } from 'zod';
import type { ConsoleAct } from '../access/console-acts.ts';
import { TOKEN_FIELD } from '../access/page-forms.ts';
import type { FormTokens } from '../form-tokens.ts';
import type { OperatorParts } from '../operator-parts.ts';
import { frameOf, notice } from '../page-parts.ts';
import { alertsPage } from './alerts-page.ts';
import { ALERTS_PATH } from './alerts-path.ts';
import { isWaiting, openAlerts } from './read-alerts.ts';
import { newSilenceOf, SilenceForm } from './silence-parts.ts';

/** Closed alerts that the page shows. */
const SHOWN_PAST = 50;
const AcknowledgeForm = z.object({ note: z.string().max(500).default(''), [TOKEN_FIELD]: z.string() });

/** The page of alerts, and its forms. */
export const alertRoutes = (parts: OperatorParts, tokens: FormTokens, act: ConsoleAct): Router => {
  const router = express.Router();
  const back = (request: Request, response: Response): void =>
    response.redirect(303, link(ALERTS_PATH, languageOf(request), { done: 'decided' }));

  router.get(ALERTS_PATH, async (request, response) => {
    const [open, past, { body: silences }] = await Promise.all([
      openAlerts(parts),
      parts.store.alerts.past(SHOWN_PAST),
      act(request, 'listSilences', {}),
    ]);
    response.locals.alerts = open.filter(isWaiting).length;
    const frame = frameOf(request);
    const given = { notice: notice(request, frame.language), forms: tokens.forPage(request, response) };
    response.type('html').send(alertsPage(frame, { open, past, silences, ...given }));
  });

  router.post(`${ALERTS_PATH}/silence`, async (request, response) => {
    const form = readInput(SilenceForm, request.body);
    await act(request, 'addSilence', { body: newSilenceOf(form, await parts.store.polls.now()) });
    back(request, response);
  });
  router.post(`${ALERTS_PATH}/:id/acknowledge`, async (request, response) => {
    const { note } = readInput(AcknowledgeForm, request.body);
    await act(request, 'acknowledgeAlert', { params: request.params, body: { note } });
    back(request, response);
  });
  router.post('/silences/:id/end', async (request, response) => {
    await act(request, 'endSilence', { params: request.params });
    back(request, response);
  });
  return router;
};
