/** Why an item of a list is passed over, and its position in the answer, counted from 1. */
export interface UnreadItem {
  readonly position: number;
  readonly detail: string;
}

/** What was passed over in one answer. Items that are only too large are counted, and not named. */
export interface PageUnread {
  readonly count: number;
  readonly items: readonly UnreadItem[];
}
