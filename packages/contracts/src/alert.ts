import { Bilingual, ProblemCode } from '@moisson/kernel';
import { z } from 'zod';
import { Instant, SourceId } from './ids.ts';
import { OrganizationSlug } from './source/organization.ts';

/** Feeds that an alert names; beyond them it has their number. */
export const MAX_ALERT_SOURCES = 20;

/**
 * What an alert is about. Of feeds: `failing`, `stale`, `quarantined`, `held`, `frozen`, `slow` (runs take much longer than they used to), `certificate` (its server's ends soon), `objective` (too little time fresh), `many` (more causes at
 * once than anybody can read). Of Moisson itself: `reading` (nothing is read), `dead-letters`, `lag` (the indexer is behind), `disk`, `clock`, `keys`, `credentials` (a certificate of ours ends soon); `test`: nothing is wrong.
 */
export const AlertKind = z.enum([
  ...['failing', 'stale', 'quarantined', 'held', 'frozen', 'slow', 'certificate', 'objective', 'many'],
  ...['reading', 'dead-letters', 'lag', 'disk', 'clock', 'keys', 'credentials', 'test'],
] as const);
export type AlertKind = z.infer<typeof AlertKind>;

export const AlertSeverity = z.enum(['warning', 'critical']);
export type AlertSeverity = z.infer<typeof AlertSeverity>;

/** The id of an alert: a hash of its cause, and when it opened. */
export const AlertId = z.string().regex(/^[0-9a-f]{12}-[0-9a-z]{1,12}$/, 'the id of an alert');

/** What became of one message about an alert. */
const AlertMessageEnd = z.object({ at: Instant, state: z.enum(['sent', 'nothing', 'failed']) });

/** One trouble that a person should know of: one alert for one cause, however many feeds have it. */
export const Alert = z.object({
  id: AlertId,
  /** What makes two troubles one: `unread fetch donnees.example`. */
  cause: z.string().max(300),
  kind: AlertKind,
  severity: AlertSeverity,
  /** For the public: contains no requested address and no command. */
  reason: Bilingual,
  problem: ProblemCode.optional(),
  /** The host, or the platform, that the feeds share. */
  host: z.string().optional(),
  /** Feeds that have it now, the first by id. */
  sources: z.array(SourceId).max(MAX_ALERT_SOURCES),
  /** How many feeds have it now, and had it at most. 0 for Moisson's own. */
  feeds: z.int().nonnegative(),
  mostFeeds: z.int().nonnegative(),
  /** When the trouble began, as far as it is known. */
  since: Instant,
  openedAt: Instant,
  /** When it became critical, if it opened as a warning. */
  raisedAt: Instant.optional(),
  /** Since when the trouble is gone; after the quiet time the alert closes. */
  quietSince: Instant.optional(),
  quietMinutes: z.int().positive(),
  closedAt: Instant.optional(),
  /** All feeds that have it are silenced, until then at least. */
  silencedUntil: Instant.optional(),
  acknowledged: z.object({ at: Instant, by: z.string(), note: z.string().optional() }).optional(),
  /** Messages that are done with, by event and channel: `opened/mail`. */
  messages: z.record(z.string(), AlertMessageEnd),
});
export type Alert = Readonly<z.infer<typeof Alert>>;

/** Of each part that is given, the trouble must have this value; one at least is given. */
export const SilenceMatch = z
  .strictObject({
    source: SourceId.optional().describe('The feed of this source'),
    organization: OrganizationSlug.optional().describe('The feeds of this organization'),
    host: z.string().min(1).max(253).optional().describe('The feeds on this host or platform'),
    kind: AlertKind.optional().describe('Alerts of this kind'),
  })
  .refine((match) => Object.values(match).some((part) => part !== undefined), 'source, organization, host or kind');
export type SilenceMatch = Readonly<z.infer<typeof SilenceMatch>>;

/** A time in which no message is sent about what it matches. One that begins later is a maintenance window. */
export const Silence = z.strictObject({
  id: z.uuid(),
  match: SilenceMatch,
  from: Instant,
  until: Instant,
  why: z.string().min(1).max(500),
  by: z.string(),
  createdAt: Instant,
  /** When somebody ended it before its time. */
  endedAt: Instant.optional(),
});
export type Silence = Readonly<z.infer<typeof Silence>>;
