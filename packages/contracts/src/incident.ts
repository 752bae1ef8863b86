import { z } from 'zod';
import { Instant, SourceId } from './ids.ts';

/** How far people are with an incident. */
export const IncidentState = z.enum(['investigating', 'identified', 'monitoring', 'resolved']);
export type IncidentState = z.infer<typeof IncidentState>;

export const IncidentId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/);

const inBothLanguages = (most: number) => {
  const text = z.string().trim().min(1).max(most);
  return z.strictObject({ fr: text, en: text });
};
export const IncidentTitle = inBothLanguages(200);
export const IncidentText = inBothLanguages(4000);

/** What was said of an incident at one time. */
export const IncidentUpdate = z.object({ at: Instant, state: IncidentState, text: IncidentText });
export type IncidentUpdate = Readonly<z.infer<typeof IncidentUpdate>>;

export const MAX_INCIDENT_FEEDS = 100;
export const MAX_INCIDENT_UPDATES = 100;

/** What an operator tells the public of trouble: what happened, which feeds it concerns, and how it goes on. */
export const Incident = z.object({
  id: IncidentId,
  title: IncidentTitle,
  /** The feeds concerned, which may be renamed or retired since; none: all of the service. */
  feeds: z.array(SourceId).max(MAX_INCIDENT_FEEDS),
  state: IncidentState,
  createdAt: Instant,
  changedAt: Instant,
  /** Newest first; never empty. */
  updates: z.array(IncidentUpdate).min(1).max(MAX_INCIDENT_UPDATES),
});
export type Incident = Readonly<z.infer<typeof Incident>>;
