import { Bilingual, ProblemCode } from '@moisson/kernel';
import { z } from 'zod';
import { FeedState } from './feed.ts';
import { Instant, SourceId } from './ids.ts';

/** The state of a feed in the past. `unwatched`: nobody looked, so that its state is unknown. */
export const SpellState = z.enum([...FeedState.options, 'unwatched']);
export type SpellState = z.infer<typeof SpellState>;

/** A time in which a feed stayed in one state, for one reason. */
export const FeedSpell = z.object({
  sourceId: SourceId,
  state: SpellState,
  since: Instant,
  /** Its end; absent while it lasts. */
  until: Instant.optional(),
  /** The last reason that was given for it. For the public: contains no requested address and no command. */
  reason: Bilingual,
  problem: ProblemCode.optional(),
});
export type FeedSpell = Readonly<z.infer<typeof FeedSpell>>;
