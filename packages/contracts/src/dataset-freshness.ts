import { Bilingual } from '@moisson/kernel';
import { z } from 'zod';
import { Instant } from './ids.ts';

/**
 * Whether a dataset is updated when it should be. `no-rhythm`: nothing is to be expected of it, because it is archived or updated irregularly;
 * `unknown`: too little was seen.
 */
export const DatasetFreshnessState = z.enum(['fresh', 'late', 'stale', 'no-rhythm', 'unknown']);
export type DatasetFreshnessState = z.infer<typeof DatasetFreshnessState>;

/** What is wrong with a dataset's updates, or with what is said of them. None is an alarm: it is named once, as long as it lasts. */
export const FreshnessFindingCode = z.enum([
  'declared-too-often',
  'declared-too-rarely',
  'touched-unchanged',
  'future-date',
  'partial-update',
]);
export type FreshnessFindingCode = z.infer<typeof FreshnessFindingCode>;

/** How fresh a dataset is, and how that is known. */
export const DatasetFreshness = z.object({
  state: DatasetFreshnessState,
  reason: Bilingual,
  since: Instant.optional().describe('When it entered the state, if known'),
  evidence: z
    .object({
      watchedSince: Instant.describe('Since when its changes are seen'),
      updates: z.int().min(0).describe('Updates seen, each of one or more changes'),
      lastChangeAt: Instant.optional().describe('The last change of content that was seen'),
      claimedAt: z.string().optional().describe('The last change that the source claims'),
      comparedWith: z.enum(['observed', 'declared']).optional().describe('What the last change was compared with'),
    })
    .describe('What was compared'),
  declaredDays: z.number().positive().optional().describe('Days between updates, as declared'),
  observed: z
    .object({
      days: z.number().positive().describe('Usual days between updates, counted in the days of the calendar'),
      certainty: z.number().min(0).max(1).describe('Least share of updates that keep to it, with 95 % confidence'),
      calendar: z.enum(['every-day', 'business-days', 'school-days']),
    })
    .optional()
    .describe('The rhythm that was observed, if there is one'),
  next: z
    .object({ at: Instant, from: Instant, until: Instant })
    .optional()
    .describe('When the next update is expected, and the interval in which it is'),
  findings: z.array(z.object({ code: FreshnessFindingCode, message: Bilingual })),
});
export type DatasetFreshness = Readonly<z.infer<typeof DatasetFreshness>>;
