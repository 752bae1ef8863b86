import { channel } from 'node:diagnostics_channel';
import { messageOf } from './errors.ts';

/** An entry of a store or a log that cannot be read: damaged, or of a version that this one does not know. */
export interface Unreadable {
  /** `source`, `run`, `hold`, … */
  readonly kind: string;
  readonly id: string;
  readonly detail: string;
}

/** Where those are announced that readers leave out, each time they meet one (`node:diagnostics_channel`). */
export const UNREADABLE_CHANNEL = 'moisson.unreadable';

const announced = channel(UNREADABLE_CHANNEL);

export const announceUnreadable = (kind: string, id: string, error: unknown): void => {
  const unreadable: Unreadable = { kind, id, detail: messageOf(error).slice(0, 500) };
  announced.publish(unreadable);
};

/** What can be read of these rows. One that cannot is left out and announced: it must not take the whole list with it. */
export const readableOf = <Row, T>(
  kind: string,
  rows: readonly Row[],
  idOf: (row: Row) => string,
  read: (row: Row) => T,
): T[] =>
  rows.flatMap((row) => {
    try {
      return [read(row)];
    } catch (error) {
      announceUnreadable(kind, idOf(row), error);
      return [];
    }
  });
