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

const Count = z.int().nonnegative();
const figures = {
  minutes: z
    .partialRecord(SpellState, z.number().nonnegative())
    .describe('Minutes of all feeds together, in each state'),
  availability: z.number().min(0).max(1).optional().describe('Share of the watched time in which they were fresh'),
  runs: Count.describe('Runs that ended'),
  completeRuns: Count.describe('Those that read all that they should'),
  created: Count.describe('Records'),
  updated: Count.describe('Records'),
  removed: Count.describe('Records'),
  runSeconds: z
    .object({ p50: z.number(), p95: z.number(), p99: z.number() })
    .optional()
    .describe('How long runs took: percentiles, within 5 %'),
};

/** The history of some feeds, summed by day. */
export const SummedHistory = z.object({
  sources: z.array(SourceId).describe('The sources that are summed'),
  total: z.object(figures).describe('The whole period'),
  days: z
    .array(z.object({ date: z.iso.date().describe('A day in Québec’s time'), ...figures }))
    .describe('Oldest first; today is as of the last run; days that nobody watched are left out'),
});

/** Which feeds, and which days. */
export const HistoryFilter = z.object({
  source: SourceId.optional().describe('Only this source'),
  organization: z.string().max(200).optional().describe('Only the sources of this organization'),
  host: z.string().max(300).optional().describe('Only the sources at this host, with its port'),
  from: z.iso.date().describe('The first day, in Québec’s time'),
  to: z.iso.date().describe('The last day'),
});
