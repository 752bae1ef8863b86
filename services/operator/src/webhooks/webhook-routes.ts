import { readInput } from '@moisson/kernel';
import { languageOf } from '@moisson/runtime';
import express, { type Request, type Response, type Router } from 'express';
import type { ConsoleAct } from '../access/console-acts.ts';
import type { FormTokens } from '../form-tokens.ts';
import { frameOf, notice } from '../page-parts.ts';
import { newWebhookOf, SubscribeForm } from './subscribe-form.ts';
import { WEBHOOKS_PATH, webhooksLink, webhooksPage } from './webhooks-page.ts';

/** The page of the programs that subscribe to changes, and its forms. */
export const webhookRoutes = (tokens: FormTokens, act: ConsoleAct): Router => {
  const router = express.Router();
  const show = async (request: Request, response: Response, made?: { id: string; secret: string }): Promise<void> => {
    const { body: webhooks } = await act(request, 'listWebhooks', {});
    const frame = { ...frameOf(request), current: WEBHOOKS_PATH };
    const given = { notice: notice(request, frame.language), forms: tokens.forPage(request, response) };
    response.type('html').send(webhooksPage(frame, { webhooks, ...given, ...(made === undefined ? {} : { made }) }));
  };

  router.get(WEBHOOKS_PATH, (request, response) => show(request, response));

  // The secret is in the answer itself: no address leads to it again.
  router.post('/webhooks/add', async (request, response) => {
    const given = newWebhookOf(readInput(SubscribeForm, request.body));
    const { body } = await act(request, 'addWebhook', { body: given });
    await show(request, response, body);
  });
  router.post('/webhooks/:id/rotate', async (request, response) => {
    const { body } = await act(request, 'rotateWebhookSecret', { params: request.params, body: {} });
    await show(request, response, body);
  });

  for (const [action, operation] of [
    ['suspend', 'suspendWebhook'],
    ['resume', 'resumeWebhook'],
    ['resend', 'resendWebhookLetters'],
    ['remove', 'removeWebhook'],
  ] as const)
    router.post(`/webhooks/:id/${action}`, async (request, response) => {
      await act(request, operation, { params: request.params });
      response.redirect(303, webhooksLink(languageOf(request)));
    });
  return router;
};
