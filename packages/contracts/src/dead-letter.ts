import { z } from 'zod';
import { Instant } from './ids.ts';
import { ProblemCode, Bilingual } from '@moisson/kernel';

/** An event that could not be used, with where it stood and why. Its original bytes stay in the dead-letter topic. */
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
