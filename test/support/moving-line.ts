import type { SourceId } from '@moisson/contracts';
import type { Store } from '@moisson/domain';
import type { Clock } from '@moisson/kernel';
import { withLine } from './with-line.ts';

/** A line of either form, on a clock that a test moves. */
export interface MovingLine {
  readonly store: Store;
  /** Polls a source now, and waits until its events are in the catalogue. */
  pollNow(sourceId: SourceId): Promise<void>;
}

/** Runs work on its own line, on that clock, and leaves nothing behind. */
export type WithMovingLine = (clock: Clock, work: (line: MovingLine) => Promise<void>) => Promise<void>;

export const withEmbeddedLine: WithMovingLine = (clock, work) => withLine(work, clock);
