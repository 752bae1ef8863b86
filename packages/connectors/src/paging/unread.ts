import type { PageUnread } from '@moisson/formats';
import { type Problem, problem } from '@moisson/kernel';

/** Items of a list that were passed over. */
export interface Unread {
  readonly count: number;
  /** What was wrong with the first of them, by position. */
  readonly problems: readonly Problem[];
}

export const nothingUnread: Unread = { count: 0, problems: [] };

/** Problems that are kept: the eleventh unreadable record says no more than the tenth. */
const MAX_NAMED = 10;

/** What was passed over on the pages before, and on the one that starts after `offset` records. */
export const bothUnread = (before: Unread, page: PageUnread, offset: number): Unread => ({
  count: before.count + page.count,
  problems: [
    ...before.problems,
    ...page.items.map(({ position, detail }) => problem('record.unreadable', { position: offset + position, detail })),
  ].slice(0, MAX_NAMED),
});
