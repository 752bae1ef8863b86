import { z } from 'zod';
import { Instant } from '../ids.ts';
import { Role } from './role.ts';

/** What an act is done to: a source, a hold, an API key … */
export const AuditTarget = z.strictObject({ kind: z.string(), id: z.string() });
export type AuditTarget = Readonly<z.infer<typeof AuditTarget>>;

/** An act as it begins: who does what to what. Its input and all states are without secrets. */
export const AuditAct = z.strictObject({
  /** Sorts by time. */
  id: z.string(),
  at: Instant,
  requestId: z.string(),
  actor: z.strictObject({
    name: z.string(),
    subject: z.string(),
    role: Role,
    channel: z.enum(['api', 'console', 'cli']),
  }),
  /** The id of the operation in the operator's API. */
  operation: z.string(),
  target: AuditTarget.optional(),
  /** What was asked: parameters of the path and the query, and the body. */
  input: z.unknown(),
  /** The target before the act; absent if it did not exist, or if the act has no target. */
  before: z.unknown().optional(),
});
export type AuditAct = Readonly<z.infer<typeof AuditAct>>;

/** How an act ended. */
export const AuditEnding = z.strictObject({
  endedAt: Instant,
  /** `refused`: a problem of the request, and nothing was done; `failed`: a fault, and a part may have been done. */
  outcome: z.enum(['done', 'refused', 'failed']),
  /** The code of the problem. */
  code: z.string().optional(),
  /** The target after the act. */
  after: z.unknown().optional(),
});
export type AuditEnding = Readonly<z.infer<typeof AuditEnding>>;

/** An entry of the audit log. Without an ending the process stopped during the act, or the act is under way. */
export const AuditEntry = z.strictObject({ ...AuditAct.shape, ending: AuditEnding.optional() });
export type AuditEntry = Readonly<z.infer<typeof AuditEntry>>;
