import type { PageUnread } from '@moisson/formats';
import { type Problem, problem } from '@moisson/kernel';

/** Skipped items of a list. */
export interface Unread {
  readonly count: number;
  /** The problems of the first of them, by position. */
  readonly problems: readonly Problem[];
}

export const nothingUnread: Unread = { count: 0, problems: [] };

/** Number of problems that are kept; more would add no information. */
const MAX_NAMED = 10;

/** Adds the skipped items of the page that starts after `offset` records to those of earlier pages. */
export const bothUnread = (before: Unread, page: PageUnread, offset: number): Unread => ({
  count: before.count + page.count,
  problems: [
    ...before.problems,
    ...page.items.map(({ position, detail }) => problem('record.unreadable', { position: offset + position, detail })),
  ].slice(0, MAX_NAMED),
});
