import { Hold, RecordKey } from '@moisson/contracts';
import { ProblemCode, said } from '@moisson/kernel';
import { z } from 'zod';
import { describeOperation } from '../operation.ts';
import { HoldParams, WaitQuery } from './params.ts';

/** A record of a hold, with the source's answer about it. */
export const HeldRecord = z.strictObject({
  recordKey: RecordKey,
  title: z.string(),
  firstSeenAt: z.string(),
  absentSince: z.string(),
  reason: ProblemCode.optional(),
  /** When the source was last asked for it. */
  askedAt: z.string().optional(),
  evidence: z.strictObject({ answer: z.enum(['here', 'gone']), since: z.string(), at: z.string() }).optional(),
});
export type HeldRecord = Readonly<z.infer<typeof HeldRecord>>;

/**
 * The records that a decision about removals covers: those with these keys, or those that share a reason; all of them if neither is
 * given. A departure is decided as a whole.
 */
export const HoldChoice = z.strictObject({
  keys: z.array(z.string().max(600)).max(100_000).optional(),
  reason: ProblemCode.optional(),
});
export type HoldChoice = Readonly<z.infer<typeof HoldChoice>>;

const NOT_NOW = ['request.not-found', 'request.conflict'] as const;
const now = { description: 'The hold as it is now', schema: Hold };
const decided = {
  200: now,
  202: { description: 'The same; the run is under way: ask at Location', schema: Hold, hasLocation: true },
} as const;

export const holdApi = {
  listHolds: describeOperation({
    id: 'listHolds',
    method: 'get',
    path: '/api/v1/holds',
    summary: said('Toutes les retenues, de la plus récente à la plus ancienne', 'All holds, newest first'),
    access: 'viewer',
    input: {},
    output: { 200: { description: 'The holds', schema: z.array(Hold) } },
    problems: [],
  }),
  getHold: describeOperation({
    id: 'getHold',
    method: 'get',
    path: '/api/v1/holds/{id}',
    summary: said('Une retenue', 'One hold'),
    access: 'viewer',
    input: { params: HoldParams },
    output: { 200: { description: 'The hold', schema: Hold } },
    problems: ['request.not-found'],
  }),
  listHeldRecords: describeOperation({
    id: 'listHeldRecords',
    method: 'get',
    path: '/api/v1/holds/{id}/records',
    summary: said(
      'Les fiches d’une retenue, avec ce que la source en dit',
      'The records of a hold, with what the source says of each',
    ),
    access: 'viewer',
    input: { params: HoldParams },
    output: { 200: { description: 'The records', schema: z.array(HeldRecord) } },
    problems: ['request.not-found'],
  }),
  approveHold: describeOperation({
    id: 'approveHold',
    method: 'post',
    path: '/api/v1/holds/{id}/approve',
    summary: said(
      'Retirer ce qui manque encore; accepter le nouvel aspect d’un flux',
      'Remove what is still missing; accept the new look of a feed',
    ),
    access: 'publisher',
    input: { params: HoldParams, query: WaitQuery, body: HoldChoice.optional() },
    output: decided,
    problems: NOT_NOW,
  }),
  refuseHold: describeOperation({
    id: 'refuseHold',
    method: 'post',
    path: '/api/v1/holds/{id}/refuse',
    summary: said(
      'Garder ces fiches jusqu’à ce que la source les montre; ne rien publier d’un flux avant qu’il ait repris son aspect',
      'Keep these records until the source shows them again; publish nothing of a feed until it looks as usual again',
    ),
    access: 'publisher',
    input: { params: HoldParams, query: WaitQuery, body: HoldChoice.optional() },
    output: { 200: now },
    problems: NOT_NOW,
  }),
  undoHold: describeOperation({
    id: 'undoHold',
    method: 'post',
    path: '/api/v1/holds/{id}/undo',
    summary: said(
      'Revenir sur une décision; ce qu’elle a retiré revient',
      'Take a decision back; what it removed returns',
    ),
    access: 'publisher',
    input: { params: HoldParams, query: WaitQuery },
    output: decided,
    problems: NOT_NOW,
  }),
} as const;
