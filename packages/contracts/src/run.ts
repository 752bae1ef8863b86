import { z } from 'zod';
import { Instant, RunNumber, SourceId } from './ids.ts';
import { Problem, ProblemCode } from '@moisson/kernel';

export const RunOutcome = z.enum(['succeeded', 'partial', 'failed', 'held']);
export type RunOutcome = z.infer<typeof RunOutcome>;

export const RunTrigger = z.enum(['schedule', 'operator', 'approval', 'retirement', 'remapping']);
export type RunTrigger = z.infer<typeof RunTrigger>;

/** One observation for (`holds`) or against the completeness of a run. */
export const Evidence = z.object({
  kind: z.enum(['end-signal', 'count', 'pages', 'body', 'not-modified']),
  holds: z.boolean(),
  detail: z.string(),
});
export type Evidence = Readonly<z.infer<typeof Evidence>>;

/**
 * seen = created + updated + unchanged + rejected + duplicate. `removed` and `held` are counted against the snapshot;
 * `held` also counts the changes of a run that departs from the contract of its source: they are not published.
 */
export const RunCounts = z.object({
  seen: z.int().nonnegative(),
  created: z.int().nonnegative(),
  updated: z.int().nonnegative(),
  unchanged: z.int().nonnegative(),
  removed: z.int().nonnegative(),
  held: z.int().nonnegative(),
  rejected: z.int().nonnegative(),
  duplicate: z.int().nonnegative(),
});
export type RunCounts = Readonly<z.infer<typeof RunCounts>>;

/**
 * What a run read: the whole list, only what changed since the run before, nothing, because the source answered "not
 * modified", or the stored records, to map them again.
 */
export const RunReading = z.enum(['full', 'incremental', 'not-modified', 'stored']);
export type RunReading = z.infer<typeof RunReading>;

/** From when to when the certificate of a server is valid (RFC 5280 §4.1.2.5). */
export const CertificateTimes = z.object({ from: Instant, until: Instant });
export type CertificateTimes = Readonly<z.infer<typeof CertificateTimes>>;

/** One poll of a source (prov:Activity). */
export const Run = z.object({
  id: z.string(),
  sourceId: SourceId,
  run: RunNumber,
  trigger: RunTrigger,
  startedAt: Instant,
  endedAt: Instant,
  outcome: RunOutcome,
  /** All that it should read was read to its end. Only a full reading can prove that records are absent. */
  complete: z.boolean(),
  /** Absent in runs of older versions, which were full or not modified. */
  reading: RunReading.optional(),
  evidence: z.array(Evidence),
  counts: RunCounts,
  /** At most 100 problems, and at most 10 with one code. `problemsTotal` counts all. */
  problems: z.array(Problem),
  problemsTotal: z.int().nonnegative(),
  /** How many problems have each code. Absent in runs of older versions. */
  problemCounts: z.record(z.string(), z.int().positive()).optional(),
  /** Record events published, including those that an interrupted run had announced. */
  published: z.int().nonnegative(),
  /** Of the certificates that its servers showed, the one that ends first. Absent without TLS, and in runs of older versions. */
  certificate: CertificateTimes.optional(),
  /** The one that we showed, of a source whose credentials have one. */
  clientCertificate: CertificateTimes.optional(),
});
export type Run = Readonly<z.infer<typeof Run>>;

/** What every hold says. */
export const holdFields = {
  id: z.string(),
  sourceId: SourceId,
  /** The run that made it, or the last one that confirmed it. */
  run: RunNumber,
  createdAt: Instant,
  reason: ProblemCode,
  /** Number of records that are missing, or of changes that are not published; `known` records are in the catalogue. */
  records: z.int().nonnegative(),
  known: z.int().nonnegative(),
  /** Titles or keys of some of the records, to help the decision. */
  examples: z.array(z.string()).max(20),
} as const;

/** Removals that wait for an operator's decision. */
export const RemovalHold = z.object({
  /** May be absent; a hold of another kind names it (`DepartureHold`). */
  kind: z.literal('removal').optional(),
  ...holdFields,
  /** How many of the records the source itself reports as gone. */
  gone: z.int().nonnegative().optional(),
  state: z.enum(['pending', 'approved', 'refused', 'withdrawn']),
  decidedAt: Instant.optional(),
  decidedBy: z.string().optional(),
  /** Of an approved hold: until when the decision can be undone. Absent once the removed records are no longer kept. */
  undoUntil: Instant.optional(),
  /** Of a pending hold whose approval was undone: the next run restores the removed records. */
  restoring: z.boolean().optional(),
});
export type RemovalHold = Readonly<z.infer<typeof RemovalHold>>;

export const runId = (sourceId: string, run: number): string => `${sourceId}:${run}`;
