import { ApiKey, KeyId, OrganizationSlug, Role } from '@moisson/contracts';
import { said } from '@moisson/kernel';
import { z } from 'zod';
import { describeOperation } from '../operation.ts';

const MAX_DAYS = 366;

/** What a new key is to be. */
export const NewKey = z.strictObject({
  id: KeyId.describe('Its id, for ever'),
  name: z.string().min(1).max(100).describe('Who or what uses it'),
  role: Role,
  organizations: z.array(OrganizationSlug).min(1).max(100).optional().describe('A publisher’s own organizations'),
  days: z.int().min(1).max(MAX_DAYS).default(90).describe('Days until it expires'),
});
export type NewKey = Readonly<z.infer<typeof NewKey>>;

const MadeKey = ApiKey.extend({ secret: z.string().describe('What lets in. It is shown this once') });

export const keyApi = {
  listKeys: describeOperation({
    id: 'listKeys',
    method: 'get',
    path: '/api/v1/keys',
    summary: said('Toutes les clés d’API, jamais ce qui ouvre', 'All API keys, never what lets in'),
    access: 'administrator',
    input: {},
    output: { 200: { description: 'The keys, by id', schema: z.array(ApiKey) } },
    problems: [],
  }),
  addKey: describeOperation({
    id: 'addKey',
    method: 'post',
    path: '/api/v1/keys',
    summary: said('Faire une clé d’API; elle n’est montrée qu’une fois', 'Make an API key; it is shown only once'),
    access: 'administrator',
    input: { body: NewKey, bodyKeys: Object.keys(NewKey.shape) },
    output: { 201: { description: 'The key, with what lets in', schema: MadeKey } },
    problems: ['request.conflict'],
  }),
  revokeKey: describeOperation({
    id: 'revokeKey',
    method: 'post',
    path: '/api/v1/keys/{id}/revoke',
    summary: said('Révoquer une clé d’API, à l’instant et pour toujours', 'Revoke an API key, at once and for ever'),
    access: 'administrator',
    input: { params: z.object({ id: KeyId.describe('The key’s id') }), noun: said('clé', 'key') },
    output: { 200: { description: 'The key as it is now', schema: ApiKey } },
    problems: ['request.not-found'],
  }),
} as const;
