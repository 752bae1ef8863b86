import { Alert, AlertId, Silence, SilenceMatch } from '@moisson/contracts';
import { said } from '@moisson/kernel';
import { z } from 'zod';
import { describeOperation } from '../operation.ts';

const OF_ALERT = {
  params: z.object({ id: AlertId.describe('The alert’s id') }),
  noun: said('alerte', 'alert'),
} as const;
const OF_SILENCE = {
  params: z.object({ id: z.uuid().describe('The silence’s id') }),
  noun: said('silence', 'silence'),
} as const;
const alert = { 200: { description: 'The alert as it is now', schema: Alert } } as const;

/** What a new silence is to be. */
export const NewSilence = z.strictObject({
  match: SilenceMatch.describe('Whose alerts'),
  from: z.iso
    .datetime({ offset: true })
    .optional()
    .describe('When it begins; now by default. Later: a maintenance window'),
  until: z.iso.datetime({ offset: true }).describe('When it ends, 90 days after its beginning at most'),
  why: z.string().trim().min(1).max(500).describe('Why nobody is to be told'),
});
export type NewSilence = Readonly<z.infer<typeof NewSilence>>;
export const Acknowledgement = z.strictObject({
  note: z.string().trim().max(500).optional().describe('What is being done'),
});

export const alertApi = {
  listAlerts: describeOperation({
    id: 'listAlerts',
    method: 'get',
    path: '/api/v1/alerts',
    summary: said('Les alertes ouvertes, ou les dernières closes', 'The open alerts, or the last closed ones'),
    access: 'viewer',
    input: {
      query: z.object({
        state: z.enum(['open', 'past']).default('open').describe('Open ones, or closed ones'),
        limit: z.coerce.number().int().min(1).max(500).default(100).describe('How many closed ones'),
      }),
    },
    output: {
      200: {
        description: 'The alerts: open ones the worst first, closed ones the newest first',
        schema: z.array(Alert),
      },
    },
    problems: [],
  }),
  getAlert: describeOperation({
    id: 'getAlert',
    method: 'get',
    path: '/api/v1/alerts/{id}',
    summary: said('Une alerte, et qui en a été averti', 'One alert, and who was told of it'),
    access: 'viewer',
    input: OF_ALERT,
    output: alert,
    problems: ['request.not-found'],
  }),
  sendTestAlert: describeOperation({
    id: 'sendTestAlert',
    method: 'post',
    path: '/api/v1/alerts/test',
    summary: said(
      'Ouvrir une alerte d’essai : le service de surveillance l’envoie par toutes les voies dans la minute, puis la ferme',
      'Open a test alert: the monitor sends it by every channel within a minute, then closes it',
    ),
    access: 'operator',
    input: {},
    output: { 200: { description: 'The alert; one that is still open is not opened again', schema: Alert } },
    problems: [],
  }),
  acknowledgeAlert: describeOperation({
    id: 'acknowledgeAlert',
    method: 'post',
    path: '/api/v1/alerts/{id}/acknowledge',
    summary: said(
      'Dire qu’on s’en occupe : elle n’est plus portée aux suivants',
      'Say that you look after it: it goes to nobody else',
    ),
    access: 'operator',
    input: { ...OF_ALERT, body: Acknowledgement },
    output: alert,
    problems: ['request.not-found'],
  }),
  listSilences: describeOperation({
    id: 'listSilences',
    method: 'get',
    path: '/api/v1/silences',
    summary: said('Les silences, et les fenêtres d’entretien à venir', 'The silences, and maintenance windows to come'),
    access: 'viewer',
    input: {},
    output: { 200: { description: 'The silences, those that end last first', schema: z.array(Silence) } },
    problems: [],
  }),
  addSilence: describeOperation({
    id: 'addSilence',
    method: 'post',
    path: '/api/v1/silences',
    summary: said('N’avertir personne, jusqu’à un instant donné', 'Tell nobody, until a given instant'),
    access: 'operator',
    input: { body: NewSilence },
    output: { 201: { description: 'The silence', schema: Silence } },
    problems: ['request.conflict'],
  }),
  endSilence: describeOperation({
    id: 'endSilence',
    method: 'post',
    path: '/api/v1/silences/{id}/end',
    summary: said('Avertir de nouveau, dès maintenant', 'Tell people again, from now on'),
    access: 'operator',
    input: OF_SILENCE,
    output: { 200: { description: 'The silence as it is now', schema: Silence } },
    problems: ['request.not-found'],
  }),
} as const;
