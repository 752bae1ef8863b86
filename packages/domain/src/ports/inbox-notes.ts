import type { InboxNote } from '@moisson/contracts';

/** Who looks after a matter that needs a person, and what was said about it. Lists skip unreadable ones. */
export interface InboxNotes {
  list(limit: number): Promise<readonly InboxNote[]>;
  /** Applies the change to the newest version, or to an empty note, and returns the result. */
  change(id: string, change: (note: InboxNote) => InboxNote): Promise<InboxNote>;
}
