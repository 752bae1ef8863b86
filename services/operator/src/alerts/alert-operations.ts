import { answer, created } from '@moisson/operations';
import { operatorApi } from '@moisson/operations/operator-api';
import { defineOperation } from '../operator-context.ts';
import { acknowledge, oneAlert, openAlerts, testAlert } from './read-alerts.ts';
import { addSilence, endSilence } from './silence-alerts.ts';

/** Operations on alerts and silences. */
export const alertOperations = [
  defineOperation({
    ...operatorApi.listAlerts,
    run: async ({ input: { query }, context }) =>
      answer([...(query.state === 'open' ? await openAlerts(context) : await context.store.alerts.past(query.limit))]),
  }),
  defineOperation({
    ...operatorApi.getAlert,
    run: async ({ input: { params }, context }) => answer(await oneAlert(context, params.id)),
  }),
  defineOperation({
    ...operatorApi.sendTestAlert,
    run: async ({ context, actor }) => answer(await testAlert(context, actor)),
  }),
  defineOperation({
    ...operatorApi.acknowledgeAlert,
    run: async ({ input: { params, body }, context, actor }) =>
      answer(await acknowledge(context, params.id, body.note, actor)),
  }),
  defineOperation({
    ...operatorApi.listSilences,
    run: async ({ context: { store } }) =>
      answer([...(await store.alerts.silences((await store.polls.now()).toISOString()))]),
  }),
  defineOperation({
    ...operatorApi.addSilence,
    run: async ({ input: { body }, context, actor }) => created(await addSilence(context, body, actor)),
  }),
  defineOperation({
    ...operatorApi.endSilence,
    run: async ({ input: { params }, context }) => answer(await endSilence(context, params.id)),
  }),
];
