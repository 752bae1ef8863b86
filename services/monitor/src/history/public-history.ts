import { FeedSpell, SpellState, SourceId } from '@moisson/contracts';
import { Bilingual } from '@moisson/kernel';
import { z } from 'zod';

const FeedDay = z.object({
  date: z.iso.date().describe('A day in Québec’s time'),
  minutes: z.partialRecord(SpellState, z.number().nonnegative()).describe('Minutes in each state'),
  worst: z.object({ state: SpellState, reason: Bilingual }).optional().describe('The worst state of the day'),
});
/** The past of one feed. */
export const FeedHistory = z.object({
  sourceId: SourceId,
  availability: z.number().min(0).max(1).optional().describe('Share of the watched time in which it was fresh'),
  days: z.array(FeedDay).describe('Oldest first'),
  spells: z.array(FeedSpell).describe('How long it stayed in which state, newest first'),
});
