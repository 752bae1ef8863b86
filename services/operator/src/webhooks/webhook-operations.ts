import { answer, created } from '@moisson/operations';
import { operatorApi } from '@moisson/operations/operator-api';
import { defineOperation } from '../operator-context.ts';
import { addWebhook } from './add-webhook.ts';
import { changeWebhook, lettersAgain, notThere, resumed, suspended } from './change-webhook.ts';
import { rotateSecret } from './rotate-secret.ts';
import { shownWebhook } from './shown-webhook.ts';

/** Operations on the programs that subscribe to changes. */
export const webhookOperations = [
  defineOperation({
    ...operatorApi.listWebhooks,
    run: async ({ context: { store } }) => answer((await store.webhooks.list()).map(shownWebhook)),
  }),
  defineOperation({
    ...operatorApi.getWebhook,
    run: async ({ input, context }) => {
      const webhook = await context.store.webhooks.get(input.params.id);
      if (webhook === undefined) throw notThere(input.params.id);
      return answer(shownWebhook(webhook));
    },
  }),
  defineOperation({
    ...operatorApi.addWebhook,
    run: async ({ input, actor, context }) => created(await addWebhook(context, input.body, actor)),
  }),
  defineOperation({
    ...operatorApi.rotateWebhookSecret,
    run: async ({ input, context }) => answer(await rotateSecret(context, input.params.id, input.body.overlapHours)),
  }),
  defineOperation({
    ...operatorApi.suspendWebhook,
    run: async ({ input, context }) => {
      const at = (await context.store.polls.now()).toISOString();
      return answer(await changeWebhook(context, input.params.id, suspended(at)));
    },
  }),
  defineOperation({
    ...operatorApi.resumeWebhook,
    run: async ({ input, context }) => answer(await changeWebhook(context, input.params.id, resumed)),
  }),
  defineOperation({
    ...operatorApi.resendWebhookLetters,
    run: async ({ input, context }) => answer(await changeWebhook(context, input.params.id, lettersAgain)),
  }),
  defineOperation({
    ...operatorApi.removeWebhook,
    run: async ({ input: { params }, context: { store } }) => {
      const webhook = await store.webhooks.get(params.id);
      if (webhook === undefined || !(await store.webhooks.remove(params.id))) throw notThere(params.id);
      return answer(shownWebhook(webhook));
    },
  }),
];
