import { MoissonError, said, type RecordKey, type RemovalHold } from '@moisson/contracts';
import { aboutHold, type SnapshotEntry } from '@moisson/domain';
import type { OperatorParts } from './operator-parts.ts';
import { requestRun } from './run-source.ts';

const PAGE = 1000;

/**
 * Decides a hold. Approved: the next complete run removes what is still missing, at once and without the brake.
 * Refused: these records stay until the source shows them again. Throws `request.not-found`, `request.conflict`.
 */
export const decideHold = async (
  parts: OperatorParts,
  id: string,
  decision: 'approved' | 'refused',
  by: string,
): Promise<RemovalHold> => {
  const { store } = parts;
  const hold = await store.holds.get(id);
  if (hold === undefined) throw new MoissonError('request.not-found', { what: said(`retenue ${id}`, `hold ${id}`) });
  if (hold.state !== 'pending')
    throw new MoissonError('request.conflict', {
      detail: said(`la retenue ${id} est déjà décidée`, `hold ${id} is ${hold.state}`),
    });
  const missing: SnapshotEntry[] = [];
  for (let after: RecordKey | undefined; ;) {
    const page = await store.snapshots.scan(hold.sourceId, after, PAGE);
    if (page.length === 0) break;
    after = page.at(-1)!.recordKey;
    missing.push(...page.filter(({ state, absence }) => state === 'live' && absence !== undefined));
  }
  const entries = aboutHold(missing);
  for (let at = 0; at < entries.length; at += PAGE)
    await store.snapshots.put(
      hold.sourceId,
      entries.slice(at, at + PAGE).map((entry) => ({ ...entry, absence: { ...entry.absence!, decision } })),
    );
  const decided: RemovalHold = {
    ...hold,
    state: decision,
    decidedAt: (await store.polls.now()).toISOString(),
    decidedBy: by,
  };
  await store.holds.put(decided);
  parts.log.info(
    { event: `hold.${decision}`, sourceId: hold.sourceId, hold: id, records: hold.records, by },
    'removal hold decided',
  );
  if (decision === 'approved') await requestRun(parts, hold.sourceId, 'approval');
  return decided;
};
