import { z } from 'zod';
import { Instant, RunNumber, SourceId } from '../ids.ts';

/** The result of polling a source so far. Each run updates it, by the store's clock. */
export const SourceStatus = z.object({
  sourceId: SourceId,
  run: RunNumber,
  nextDueAt: Instant.optional(),
  lastRunId: z.string().optional(),
  lastStartedAt: Instant.optional(),
  lastCompleteAt: Instant.optional(),
  lastCompleteRunId: z.string().optional(),
  /** When the last complete reading of the whole list began. Later runs may have read only what changed. */
  lastFullAt: Instant.optional(),
  consecutiveFailures: z.int().nonnegative(),
  failingSince: Instant.optional(),
  /** When the second consecutive run failed. */
  failedAgainAt: Instant.optional(),
  /** Since when it is only probed once a day, after many failed runs. */
  quarantinedSince: Instant.optional(),
  /** The first complete run since which the source has always been read on time. */
  freshSince: Instant.optional(),
  records: z.int().nonnegative(),
  runningSince: Instant.optional(),
});
export type SourceStatus = Readonly<z.infer<typeof SourceStatus>>;
