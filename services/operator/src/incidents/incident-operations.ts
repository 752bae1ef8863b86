import { answer, created } from '@moisson/operations';
import { operatorApi } from '@moisson/operations/operator-api';
import { defineOperation, MAX_LIST } from '../operator-context.ts';
import { notThere, openIncident, updateIncident } from './tell-incident.ts';

/** Operations on what the public is told of trouble. */
export const incidentOperations = [
  defineOperation({
    ...operatorApi.listIncidents,
    run: async ({ context: { store } }) => answer([...(await store.incidents.list(MAX_LIST))]),
  }),
  defineOperation({
    ...operatorApi.getIncident,
    run: async ({ input: { params }, context: { store } }) => {
      const incident = await store.incidents.get(params.id);
      if (incident === undefined) throw notThere(params.id);
      return answer(incident);
    },
  }),
  defineOperation({
    ...operatorApi.openIncident,
    run: async ({ input, context: { store } }) => created(await openIncident(store, input.body)),
  }),
  defineOperation({
    ...operatorApi.updateIncident,
    run: async ({ input, context: { store } }) => answer(await updateIncident(store, input.params.id, input.body)),
  }),
];
