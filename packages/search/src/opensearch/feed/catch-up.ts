import type { ChangePosition } from '@moisson/domain';
import type { BulkWriter } from './bulk-writer.ts';
import type { FeedPorts } from './feed-ports.ts';

/** Writes of datasets that are read in one step, and the same when far behind. */
const [STEP, LONG_STEP, FAR_BEHIND] = [50, 300, 500];

export interface CaughtUp {
  readonly position: ChangePosition;
  /** Whether everything was read that had been written when the work began. */
  readonly isAll: boolean;
}

/**
 * Writes the datasets that changed after a position, until all that changed before the call are written, or `limitMs` is over. Returns
 * the new position; `too-far` if some of the changes are no longer stored. Throws `OutageError`.
 */
export const catchUp = async (
  { changes, reads }: Pick<FeedPorts, 'changes' | 'reads'>,
  writer: BulkWriter,
  from: ChangePosition,
  limitMs: number,
): Promise<CaughtUp | 'too-far'> => {
  const until = performance.now() + limitMs;
  let position = from;
  let wanted = Infinity;
  for (let size = STEP; ;) {
    const changed = await changes.after(position, size);
    if (changed === 'too-far') return 'too-far';
    if (changed.ids.length > 0)
      for await (const texts of reads.texts(changed.ids)) for (const text of texts) await writer.put(text);
    await writer.flush();
    position = changed.position;
    wanted = Math.min(wanted, changed.newest);
    const isAll = position.number >= Math.min(wanted, changed.newest);
    if (isAll || performance.now() >= until) return { position, isAll };
    size = changed.newest - position.number > FAR_BEHIND ? LONG_STEP : STEP;
  }
};
