import { Webhook, WebhookFilter, WebhookId } from '@moisson/contracts';
import { said } from '@moisson/kernel';
import { z } from 'zod';
import { describeOperation, type BodyOf } from '../operation.ts';

/** Hours during which messages are also signed with the former secret. */
const MAX_OVERLAP_HOURS = 168;

/** What a new subscription is to be. */
export const NewWebhook = z.strictObject({
  id: WebhookId.describe('Its id'),
  name: z.string().trim().min(1).max(100).describe('Who receives it'),
  url: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .describe('Where messages are sent'),
  filter: WebhookFilter.prefault({}).describe('Which changes; all by default'),
});
export type NewWebhook = Readonly<z.infer<typeof NewWebhook>>;

const WithSecret = Webhook.extend({ secret: z.string().describe('What signs its messages. It is shown this once') });
const OF_WEBHOOK = {
  params: z.object({ id: WebhookId.describe('The subscription’s id') }),
  noun: said('abonnement', 'subscription'),
} as const;
const asItIs = { 200: { description: 'The subscription as it is now', schema: Webhook } } as const;

export const webhookApi = {
  listWebhooks: describeOperation({
    id: 'listWebhooks',
    method: 'get',
    path: '/api/v1/webhooks',
    summary: said(
      'Les abonnements aux changements, jamais leurs secrets',
      'The subscriptions to changes, never their secrets',
    ),
    access: 'operator',
    input: {},
    output: { 200: { description: 'The subscriptions, by id', schema: z.array(Webhook) } },
    problems: [],
  }),
  getWebhook: describeOperation({
    id: 'getWebhook',
    method: 'get',
    path: '/api/v1/webhooks/{id}',
    summary: said('Un abonnement, et où il en est', 'One subscription, and how far it is served'),
    access: 'operator',
    input: OF_WEBHOOK,
    output: asItIs,
    problems: ['request.not-found'],
  }),
  addWebhook: describeOperation({
    id: 'addWebhook',
    method: 'post',
    path: '/api/v1/webhooks',
    summary: said(
      'Abonner une adresse aux changements à venir; son secret n’est montré qu’une fois',
      'Subscribe an address to the changes to come; its secret is shown only once',
    ),
    access: 'operator',
    input: { body: NewWebhook, bodyKeys: Object.keys(NewWebhook.shape) },
    output: { 201: { description: 'The subscription, with its secret', schema: WithSecret } },
    problems: ['request.conflict', 'fetch.address-forbidden', 'credentials.key-missing'],
  }),
  rotateWebhookSecret: describeOperation({
    id: 'rotateWebhookSecret',
    method: 'post',
    path: '/api/v1/webhooks/{id}/rotate',
    summary: said(
      'Donner un nouveau secret; d’ici la fin du délai, l’ancien signe aussi',
      'Give a new secret; until the overlap ends, the former one signs too',
    ),
    access: 'operator',
    input: {
      ...OF_WEBHOOK,
      body: z.strictObject({ overlapHours: z.int().min(0).max(MAX_OVERLAP_HOURS).default(24) }),
    },
    output: { 200: { description: 'The subscription, with its new secret', schema: WithSecret } },
    problems: ['request.not-found', 'credentials.key-missing'],
  }),
  suspendWebhook: describeOperation({
    id: 'suspendWebhook',
    method: 'post',
    path: '/api/v1/webhooks/{id}/suspend',
    summary: said(
      'Ne plus rien envoyer; sa place dans le fil reste',
      'Send nothing any more; its place in the feed stays',
    ),
    access: 'operator',
    input: OF_WEBHOOK,
    output: asItIs,
    problems: ['request.not-found'],
  }),
  resumeWebhook: describeOperation({
    id: 'resumeWebhook',
    method: 'post',
    path: '/api/v1/webhooks/{id}/resume',
    summary: said(
      'Envoyer de nouveau, à partir de là où il en était; sans attendre le prochain essai',
      'Send again, from where it was; without waiting for the next attempt',
    ),
    access: 'operator',
    input: OF_WEBHOOK,
    output: asItIs,
    problems: ['request.not-found'],
  }),
  resendWebhookLetters: describeOperation({
    id: 'resendWebhookLetters',
    method: 'post',
    path: '/api/v1/webhooks/{id}/resend',
    summary: said('Renvoyer les messages abandonnés, une fois chacun', 'Send the dead letters again, once each'),
    access: 'operator',
    input: OF_WEBHOOK,
    output: asItIs,
    problems: ['request.not-found'],
  }),
  removeWebhook: describeOperation({
    id: 'removeWebhook',
    method: 'post',
    path: '/api/v1/webhooks/{id}/remove',
    summary: said(
      'Supprimer l’abonnement, sa place et ses secrets',
      'Delete the subscription, its place and its secrets',
    ),
    access: 'operator',
    input: OF_WEBHOOK,
    output: { 200: { description: 'The subscription as it was', schema: Webhook } },
    problems: ['request.not-found'],
  }),
} as const;

/** A subscription as the API answers it. */
export type WebhookView = BodyOf<(typeof webhookApi)['getWebhook']['output']>;
