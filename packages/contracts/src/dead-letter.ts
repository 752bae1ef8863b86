import { z } from 'zod';
import { Instant } from './ids.ts';
import { ProblemCode, Bilingual } from '@moisson/kernel';

/**
 * An event that could not be processed, with its position in the log and the reason. The dead-letter topic keeps its
 * original bytes.
 */
export const DeadLetter = z.object({
  id: z.string(),
  topic: z.string(),
  partition: z.int(),
  offset: z.string(),
  key: z.string().optional(),
  stage: z.string(),
  code: ProblemCode,
  detail: z.string(),
  action: Bilingual,
  attempts: z.int(),
  at: Instant,
  bytes: z.int().nonnegative(),
});
export type DeadLetter = Readonly<z.infer<typeof DeadLetter>>;
