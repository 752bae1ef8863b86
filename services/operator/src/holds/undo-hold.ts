import { isDeparture, type Hold, type RemovalHold } from '@moisson/contracts';
import { MoissonError, said } from '@moisson/kernel';
import type { Actor } from '@moisson/operations';
import type { OperatorParts } from '../operator-parts.ts';
import { requestRun } from '../runs/request-run.ts';
import { undoDeparture } from './decide-departure.ts';
import { getHold } from './get-hold.ts';
import { decidedEntries, putEntries } from './hold-entries.ts';

/**
 * Undoes a decision: its records wait again, and those that it removed are published again by the next run. An approval can be undone until
 * its removals are final. Throws `request.not-found`, `request.conflict`.
 */
export const undoHold = async (parts: OperatorParts, id: string, by: Actor): Promise<Hold> => {
  const { store } = parts;
  const hold = await getHold(parts, id);
  if (isDeparture(hold)) return undoDeparture(parts, hold, by);
  const now = (await store.polls.now()).toISOString();
  if (hold.state !== 'approved' && hold.state !== 'refused')
    throw new MoissonError('request.conflict', {
      detail: said(
        `la retenue ${id} n’a pas de décision à annuler`,
        `hold ${id} is ${hold.state}: there is no decision to undo`,
      ),
    });
  if (hold.state === 'approved' && (hold.undoUntil === undefined || hold.undoUntil < now))
    throw new MoissonError('request.conflict', {
      detail: said(`les retraits de la retenue ${id} sont définitifs`, `the removals of hold ${id} are final`),
    });
  const entries = await decidedEntries(parts, hold);
  const removed = entries.filter(({ state }) => state === 'removed');
  await putEntries(parts, hold.sourceId, entries, (entry) => {
    const { decision: _, hold: __, ...absence } = entry.absence!;
    const restore = entry.state === 'removed' ? { restore: true as const } : {};
    return { ...entry, absence: { ...absence, held: true, ...restore } };
  });
  const pending = await store.holds.pending(hold.sourceId);
  const { decidedAt: _, decidedBy: __, undoUntil: ___, ...asItWas } = hold;
  const waiting: RemovalHold = {
    ...(pending ?? { ...asItWas, state: 'pending' }),
    records: (pending?.records ?? 0) + entries.length,
    ...(removed.length > 0 || pending?.restoring === true ? { restoring: true } : {}),
  };
  if (waiting.id !== hold.id) {
    const { undoUntil: ____, ...final } = hold;
    await store.holds.put({ ...final, state: 'withdrawn', decidedAt: now, decidedBy: by.name });
  }
  await store.holds.put(waiting);
  parts.log.info(
    { event: 'hold.undone', sourceId: hold.sourceId, hold: hold.id, records: entries.length, by: by.name },
    'decision about a removal hold undone',
  );
  if (removed.length > 0) await requestRun(parts, hold.sourceId, 'approval');
  return waiting;
};
