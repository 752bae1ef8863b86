import { Credential, CredentialKind, MAX_CREDENTIALS, ShownCredential, SourceId, WebhookId } from '@moisson/contracts';
import { ProblemCode, said } from '@moisson/kernel';
import { z } from 'zod';
import { describeOperation } from '../operation.ts';
import { OF_SOURCE } from './params.ts';

const stored = { description: 'The stored credentials, without their secrets', schema: z.array(ShownCredential) };

/** One step of encrypting all credentials with the newest key. */
const RotationStep = z.strictObject({
  /** Credentials that were encrypted anew. */
  rotated: z.int().nonnegative(),
  /** Sources and subscriptions whose secrets could not be decrypted; they are unchanged. */
  failed: z.array(
    z.union([
      z.strictObject({ sourceId: SourceId, code: ProblemCode }),
      z.strictObject({ webhookId: WebhookId, code: ProblemCode }),
    ]),
  ),
  /** Where the next step begins; absent after the last step. */
  next: SourceId.optional(),
});
export type RotationStep = Readonly<z.infer<typeof RotationStep>>;

export const credentialApi = {
  showCredentials: describeOperation({
    id: 'showCredentials',
    method: 'get',
    path: '/api/v1/sources/{id}/credentials',
    summary: said(
      'Les identifiants d’une source : lesquels, depuis quand, par qui; jamais le secret',
      'The credentials of a source: which, since when, by whom; never the secret',
    ),
    access: 'viewer',
    input: OF_SOURCE,
    output: { 200: stored },
    problems: ['request.not-found', 'credentials.unreadable'],
  }),
  setCredentials: describeOperation({
    id: 'setCredentials',
    method: 'post',
    path: '/api/v1/sources/{id}/credentials',
    summary: said(
      'Donner à la source des identifiants; chacun remplace celui de la même place, les autres restent',
      'Give a source credentials; each replaces the one of the same place, the others stay',
    ),
    access: 'publisher',
    input: { ...OF_SOURCE, body: z.strictObject({ credentials: z.array(Credential).min(1).max(MAX_CREDENTIALS) }) },
    output: { 200: stored },
    problems: ['request.not-found', 'request.conflict', 'credentials.key-missing'],
  }),
  removeCredentials: describeOperation({
    id: 'removeCredentials',
    method: 'post',
    path: '/api/v1/sources/{id}/credentials/remove',
    summary: said(
      'Supprimer les identifiants d’une source, tous ou ceux d’une sorte',
      'Delete the credentials of a source, all or those of one kind',
    ),
    access: 'publisher',
    input: { ...OF_SOURCE, body: z.strictObject({ kind: CredentialKind.optional(), name: z.string().optional() }) },
    output: { 200: { ...stored, description: 'Those that are left' } },
    problems: ['request.not-found'],
  }),
  rotateCredentials: describeOperation({
    id: 'rotateCredentials',
    method: 'post',
    path: '/api/v1/credentials/rotate',
    summary: said(
      'Une étape du chiffrement de tous les identifiants par la clé la plus récente',
      'One step of encrypting all credentials with the newest key',
    ),
    access: 'operator',
    input: { query: z.object({ after: SourceId.optional().describe('The `next` of the step before') }) },
    output: { 200: { description: 'What the step did', schema: RotationStep } },
    problems: ['credentials.key-missing'],
  }),
} as const;
