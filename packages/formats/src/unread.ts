/** An item of a list that was skipped: the reason, and its position in the response, counted from 1. */
export interface UnreadItem {
  readonly position: number;
  readonly detail: string;
}

/** The skipped items of one response. Items that are too large are counted but not listed. */
export interface PageUnread {
  readonly count: number;
  readonly items: readonly UnreadItem[];
}
