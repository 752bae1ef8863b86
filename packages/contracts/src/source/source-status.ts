import { z } from 'zod';
import { Instant, RunNumber, SourceId } from '../ids.ts';

/** What the polling of a source has come to; moves with each run, on the store's clock. */
export const SourceStatus = z.object({
  sourceId: SourceId,
  run: RunNumber,
  nextDueAt: Instant.optional(),
  lastRunId: z.string().optional(),
  lastStartedAt: Instant.optional(),
  lastCompleteAt: Instant.optional(),
  lastCompleteRunId: z.string().optional(),
  consecutiveFailures: z.int().nonnegative(),
  failingSince: Instant.optional(),
  /** When the second run in a row failed. */
  failedAgainAt: Instant.optional(),
  /** The first of the complete runs since which the source was always read on time. */
  freshSince: Instant.optional(),
  records: z.int().nonnegative(),
  runningSince: Instant.optional(),
});
export type SourceStatus = Readonly<z.infer<typeof SourceStatus>>;
