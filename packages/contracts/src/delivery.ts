import { z } from 'zod';
import { Bilingual } from '@moisson/kernel';
import { Instant } from './ids.ts';

/**
 * A message to people that is sent once, whatever process sends it. `pending`: not sent yet. `sent`: a server took it. `nothing`: when it was
 * due there was nothing to tell. `failed`: given up.
 */
export const Delivery = z.object({
  /** What it is and when it was due: `digest:2026-11-28T12:00:00.000Z`. */
  id: z.string(),
  dueAt: Instant,
  state: z.enum(['pending', 'sent', 'nothing', 'failed']),
  attempts: z.int().nonnegative(),
  /** The process that is sending it, until when nobody else may. */
  holder: z.string().optional(),
  heldUntil: Instant.optional(),
  nextTryAt: Instant.optional(),
  endedAt: Instant.optional(),
  /** Why the last attempt failed. */
  problem: Bilingual.optional(),
});
export type Delivery = Readonly<z.infer<typeof Delivery>>;
