import type { FeedSpell, SourceId } from '@moisson/contracts';
import { availability, daysUntil, feedDays, type FeedDay } from '@moisson/domain';
import { defined } from '@moisson/kernel';
import { maskContacts } from '@moisson/privacy';
import type { MonitorStore } from '../monitor-store.ts';

/** Spells that are read of a feed. A feed that changes its state more than five times a day shows its newest ones. */
const MAX_SPELLS = 2000;

/** How a feed was in the last days. */
export interface FeedPast {
  /** Oldest first; the last one is today. */
  readonly days: readonly FeedDay[];
  /** From 0 to 1; absent if the feed was never expected to be fresh. */
  readonly availability?: number;
  /** Those of these days, newest first. */
  readonly spells: readonly FeedSpell[];
}

/** Returns how a feed was in the last `count` days, in Québec's time. Contacts in reasons are masked. */
export const readPast = async (store: MonitorStore, sourceId: SourceId, count: number): Promise<FeedPast> => {
  const [known, now] = await Promise.all([store.feedHistory.of(sourceId, MAX_SPELLS), store.polls.now()]);
  const days = daysUntil(now, count);
  const start = days[0]!.start.toISOString();
  const spells = maskContacts(known.filter(({ until }) => until === undefined || until > start));
  const past = feedDays(spells, days, now);
  return { days: past, ...defined({ availability: availability(past) }), spells };
};
