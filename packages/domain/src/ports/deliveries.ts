import type { Delivery } from '@moisson/contracts';

/** The messages to people that were sent, or are to be. Every method throws `OutageError`. */
export interface Deliveries {
  get(id: string): Promise<Delivery | undefined>;
  /** Newest first. Leaves unreadable ones out. */
  list(limit: number): Promise<readonly Delivery[]>;
  /** Applies the change to the newest version, or to `first` if there is none, and returns what is stored. */
  change(first: Delivery, change: (delivery: Delivery) => Delivery): Promise<Delivery>;
  /** Deletes those that were due before this time. */
  removeBefore(dueAt: string): Promise<void>;
}
