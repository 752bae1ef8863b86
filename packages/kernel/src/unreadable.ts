import { channel } from 'node:diagnostics_channel';
import { messageOf } from './errors.ts';

/** A stored entry that cannot be read: it is damaged, or of a version that this program does not know. */
export interface Unreadable {
  /** `source`, `run`, `hold`, … */
  readonly kind: string;
  readonly id: string;
  readonly detail: string;
}

/** The `node:diagnostics_channel` on which a reader publishes each entry that it skips. */
export const UNREADABLE_CHANNEL = 'moisson.unreadable';

const announced = channel(UNREADABLE_CHANNEL);

export const announceUnreadable = (kind: string, id: string, error: unknown): void => {
  const unreadable: Unreadable = { kind, id, detail: messageOf(error).slice(0, 500) };
  announced.publish(unreadable);
};

/**
 * Returns the rows that can be read. An unreadable row is skipped and published on the channel, so that one row does
 * not make the whole list fail.
 */
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
