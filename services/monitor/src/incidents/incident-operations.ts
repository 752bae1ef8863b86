import { said } from '@moisson/kernel';
import { answer, operationsOf } from '@moisson/operations';
import type { MonitorStore } from '../monitor-store.ts';
import { IncidentList, publicIncidents } from './public-incidents.ts';

const listIncidents = operationsOf<MonitorStore>()({
  id: 'listIncidents',
  method: 'get',
  path: '/api/v1/incidents',
  summary: said('Les incidents, du plus récent au plus ancien', 'The incidents, newest first'),
  access: 'public',
  input: {},
  output: { 200: { description: 'The incidents, at most 100', schema: IncidentList } },
  problems: [],
  run: async ({ context: store }) => answer({ items: [...(await publicIncidents(store))] }),
});

/** The operations on incidents. */
export const incidentOperations = [listIncidents];
