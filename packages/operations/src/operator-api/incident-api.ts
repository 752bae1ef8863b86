import {
  Incident,
  IncidentId,
  IncidentState,
  IncidentText,
  IncidentTitle,
  MAX_INCIDENT_FEEDS,
  SourceId,
} from '@moisson/contracts';
import { said } from '@moisson/kernel';
import { z } from 'zod';
import { describeOperation, type BodyOf } from '../operation.ts';

export const NewIncident = z.strictObject({
  title: IncidentTitle.describe('What happened, in a few words, in French and English'),
  text: IncidentText.describe('What is known, for the public'),
  state: IncidentState.default('investigating'),
  feeds: z.array(SourceId).max(MAX_INCIDENT_FEEDS).default([]).describe('The sources concerned; none: all'),
});
export type NewIncident = Readonly<z.infer<typeof NewIncident>>;

export const NewIncidentUpdate = z.strictObject({
  state: IncidentState,
  text: IncidentText.describe('What is new, for the public'),
});
export type NewIncidentUpdate = Readonly<z.infer<typeof NewIncidentUpdate>>;

const OF_INCIDENT = {
  params: z.object({ id: IncidentId.describe('The incident’s id') }),
  noun: said('incident', 'incident'),
} as const;
const asItIs = { 200: { description: 'The incident as it is now', schema: Incident } } as const;

export const incidentApi = {
  listIncidents: describeOperation({
    id: 'listIncidents',
    method: 'get',
    path: '/api/v1/incidents',
    summary: said(
      'Les incidents dits au public, du plus récent au plus ancien',
      'The incidents told to the public, newest first',
    ),
    access: 'viewer',
    input: {},
    output: { 200: { description: 'The incidents; at most 500', schema: z.array(Incident) } },
    problems: [],
  }),
  getIncident: describeOperation({
    id: 'getIncident',
    method: 'get',
    path: '/api/v1/incidents/{id}',
    summary: said('Un incident et tout ce qui en a été dit', 'One incident, and all that was said of it'),
    access: 'viewer',
    input: OF_INCIDENT,
    output: asItIs,
    problems: ['request.not-found'],
  }),
  openIncident: describeOperation({
    id: 'openIncident',
    method: 'post',
    path: '/api/v1/incidents',
    summary: said(
      'Dire un incident au public, sur la page d’état',
      'Tell the public of an incident, on the status page',
    ),
    access: 'operator',
    input: { body: NewIncident, bodyKeys: Object.keys(NewIncident.shape) },
    output: { 201: { description: 'The incident', schema: Incident } },
    problems: ['request.not-found'],
  }),
  updateIncident: describeOperation({
    id: 'updateIncident',
    method: 'post',
    path: '/api/v1/incidents/{id}/updates',
    summary: said('Dire où il en est; « resolved » le termine', 'Say how it goes on; "resolved" ends it'),
    access: 'operator',
    input: { ...OF_INCIDENT, body: NewIncidentUpdate },
    output: asItIs,
    problems: ['request.not-found', 'request.conflict'],
  }),
} as const;

/** An incident as the API answers it. */
export type IncidentView = BodyOf<(typeof incidentApi)['getIncident']['output']>;
