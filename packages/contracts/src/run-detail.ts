import { Problem, ProblemCode, Severity } from '@moisson/kernel';
import { z } from 'zod';
import { Instant, RunNumber, SourceId } from './ids.ts';

/** Requests that are kept of a run: the first ones and the last ones. */
export const MAX_REQUESTS_KEPT = 60;
/** Changed records that are kept of a run. */
export const MAX_CHANGES_KEPT = 500;

/** `prepare`: until its list is asked for. `read`: the list. `conclude`: judging it, removals, and the end of the run. */
export const RunPhaseName = z.enum(['prepare', 'read', 'conclude']);
export type RunPhaseName = z.infer<typeof RunPhaseName>;

export const RunPhase = z.object({ name: RunPhaseName, milliseconds: z.int().nonnegative() });

/** A request to the source, and its answer. */
export const RunRequest = z.object({
  method: z.string(),
  /** Without credentials. */
  url: z.string(),
  /** When it was sent, in milliseconds since the run began. */
  at: z.int().nonnegative(),
  /** Until its headers came. */
  milliseconds: z.int().nonnegative(),
  status: z.int().optional(),
  /** Why there was no usable answer. */
  problem: ProblemCode.optional(),
});
export type RunRequest = Readonly<z.infer<typeof RunRequest>>;

/** What a run did to one record. */
export const RunChange = z.object({
  recordKey: z.string(),
  kind: z.enum(['created', 'updated', 'removed']),
  title: z.string(),
  /** Names of the fields that differ from the version before, if that was known. */
  fields: z.array(z.string()).optional(),
});
export type RunChange = Readonly<z.infer<typeof RunChange>>;

/** A remark on the records that a run published, grouped by its cause. */
export const RunFinding = z.object({
  code: ProblemCode,
  severity: Severity,
  field: z.string().optional(),
  records: z.int().positive(),
  /** The first records, each with the value that was seen. */
  examples: z.array(z.object({ recordKey: z.string(), seen: z.string().optional() })),
});
export type RunFinding = Readonly<z.infer<typeof RunFinding>>;

/** How a run went, beyond its result. Kept for the last runs of a source. */
export const RunDetail = z.object({
  runId: z.string(),
  sourceId: SourceId,
  run: RunNumber,
  startedAt: Instant,
  updatedAt: Instant,
  /** Those that have begun, in order; the last one goes on while the run does. */
  phases: z.array(RunPhase),
  pages: z.int().nonnegative(),
  /** Records that it has seen. */
  seen: z.int().nonnegative(),
  /** Records that the source had at its last complete run. */
  expected: z.int().nonnegative(),
  requests: z.array(RunRequest),
  requestsTotal: z.int().nonnegative(),
  changes: z.array(RunChange),
  changesTotal: z.int().nonnegative(),
  findings: z.array(RunFinding),
  /** Whether all published records were looked at for `findings`. */
  findingsWhole: z.boolean(),
  traceId: z.string().optional(),
});
export type RunDetail = Readonly<z.infer<typeof RunDetail>>;

/** Problems of a run with one cause. */
export const ProblemGroup = z.object({
  code: ProblemCode,
  severity: Severity,
  field: z.string().optional(),
  /** How many records, or times. */
  count: z.int().positive(),
  /** What happened, with the count: the same text everywhere. */
  message: Problem.shape.message,
  action: Problem.shape.action,
  examples: z.array(z.object({ recordKey: z.string().optional(), seen: z.string().optional() })),
});
export type ProblemGroup = Readonly<z.infer<typeof ProblemGroup>>;
