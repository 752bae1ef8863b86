import { z } from 'zod';
import { Instant, RecordKey, SourceId } from './ids.ts';
import { ProblemCode, Bilingual } from '@moisson/kernel';

/**
 * What became of a dead letter. `open`: it waits for a person. `replayed`: its event was published again. `superseded`: the log has a newer
 * version of its record, so there was nothing to publish. `discarded`: a person decided that it is not needed.
 */
export const DeadLetterState = z.enum(['open', 'replayed', 'superseded', 'discarded']);
export type DeadLetterState = z.infer<typeof DeadLetterState>;

/** An event that could not be processed, with its position in the log and the reason. Its original bytes are kept apart. */
export const DeadLetter = z.object({
  /** The same for every delivery of the event, and for every attempt to replay it. */
  id: z.string(),
  topic: z.string(),
  partition: z.int(),
  offset: z.string(),
  key: z.string().optional(),
  /** The source and the key of the record, if the event's key names them. */
  sourceId: SourceId.optional(),
  recordKey: RecordKey.optional(),
  stage: z.string(),
  code: ProblemCode,
  detail: z.string(),
  action: Bilingual,
  /** Dead letters with one cause have the same stage, code and detail, but for the names and numbers in it. */
  cause: z.string(),
  /** How often it was processed in vain. */
  attempts: z.int(),
  at: Instant,
  bytes: z.int().nonnegative(),
  state: DeadLetterState,
  decidedAt: Instant.optional(),
  decidedBy: z.string().optional(),
  /** Why it was discarded. */
  reason: z.string().optional(),
});
export type DeadLetter = Readonly<z.infer<typeof DeadLetter>>;
