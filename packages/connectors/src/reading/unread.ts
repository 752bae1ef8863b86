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

/** Why an item of a list is passed over, and its position in the answer, counted from 1. */
export interface UnreadItem {
  readonly position: number;
  readonly detail: string;
}

/** What was passed over on the pages before, and on the one that starts after `offset` records. */
export const bothUnread = (before: Unread, page: PageUnread, offset: number): Unread => ({
  count: before.count + page.count,
  problems: [
    ...before.problems,
    ...page.items.map(({ position, detail }) => problem('record.unreadable', { position: offset + position, detail })),
  ].slice(0, MAX_NAMED),
});

/** What was passed over in one answer. Items that are only too large are counted, and not named. */
export interface PageUnread {
  readonly count: number;
  readonly items: readonly UnreadItem[];
}
