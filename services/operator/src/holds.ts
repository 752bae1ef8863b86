import { type RecordKey, type RemovalHold, type RemovalPolicy, type SourceId } from '@moisson/contracts';
import { defined, MoissonError, said, type ProblemCode } from '@moisson/kernel';
import { aboutHold, snapshotPages, toldOfHeld, type RecordEvidence, type SnapshotEntry } from '@moisson/domain';
import type { OperatorParts } from './operator-parts.ts';
import { requestRun } from './run-source.ts';
import { getSource } from './sources.ts';

const PAGE = 1000;

/** Which of a hold's records a decision is about: those with these keys, or those that share a reason; all of them where neither is given. */
export interface HoldChoice {
  readonly keys?: readonly string[] | undefined;
  readonly reason?: ProblemCode | undefined;
}

/** A record of a hold, with what the source says of it. */
export interface HeldRecord {
  readonly recordKey: RecordKey;
  readonly title: string;
  readonly firstSeenAt: string;
  readonly absentSince: string;
  readonly reason?: ProblemCode;
  /** When the source was last asked for it. */
  readonly askedAt?: string;
  readonly evidence?: RecordEvidence;
}

/** The hold, whatever its state. Throws `request.not-found`. */
export const getHold = async ({ store }: OperatorParts, id: string): Promise<RemovalHold> => {
  const hold = await store.holds.get(id);
  if (hold === undefined) throw new MoissonError('request.not-found', { what: said(`retenue ${id}`, `hold ${id}`) });
  return hold;
};

/** The records that a hold is about: of a pending one those that wait, of a decided one those that it decided. */
export const heldRecords = async (parts: OperatorParts, id: string): Promise<readonly HeldRecord[]> => {
  const hold = await getHold(parts, id);
  const entries =
    hold.state === 'pending'
      ? aboutHold(await missingEntries(parts, hold.sourceId))
      : await decidedEntries(parts, hold);
  return entries.map(({ recordKey, label, firstSeenAt, absence }) => ({
    recordKey,
    title: label,
    firstSeenAt,
    absentSince: absence!.since,
    ...defined({ reason: absence?.reason, askedAt: absence?.asked, evidence: absence?.evidence }),
  }));
};

/**
 * Decides about the records of a pending hold. Approved: the next complete run removes what is still missing, at once and without the
 * brake. Refused: these records stay until the source shows them again. Where only some are chosen, the decision is a hold of its own, and
 * the others go on waiting. Throws `request.not-found`, `request.conflict`, and `request.invalid` where nothing is chosen.
 */
export const decideHold = async (
  parts: OperatorParts,
  id: string,
  decision: 'approved' | 'refused',
  by: string,
  choice: HoldChoice = {},
): Promise<RemovalHold> => {
  const { store } = parts;
  const hold = await getHold(parts, id);
  if (hold.state !== 'pending')
    throw new MoissonError('request.conflict', {
      detail: said(`la retenue ${id} est déjà décidée`, `hold ${id} is ${hold.state}`),
    });
  const all = aboutHold(await missingEntries(parts, hold.sourceId));
  const keys = choice.keys === undefined ? undefined : new Set(choice.keys);
  const isChosen = ({ recordKey, absence }: SnapshotEntry): boolean =>
    (keys === undefined || keys.has(recordKey)) && (choice.reason === undefined || absence?.reason === choice.reason);
  const chosen = all.filter(isChosen);
  const rest = all.filter((entry) => !isChosen(entry));
  if (chosen.length === 0 && rest.length > 0)
    throw new MoissonError('request.invalid', {
      detail: said(`aucune fiche de la retenue ${id} n’est choisie`, `no record of hold ${id} is chosen`),
    });
  const now = await store.polls.now();
  const source = await getSource(parts, hold.sourceId);
  const decided: RemovalHold = {
    ...hold,
    ...toldOfHeld(chosen),
    id: rest.length === 0 ? hold.id : `${hold.id}.${now.getTime().toString(36)}`,
    state: decision,
    decidedAt: now.toISOString(),
    decidedBy: by,
    ...(decision === 'approved'
      ? { undoUntil: new Date(now.getTime() + undoHours(source.removalPolicy) * 3_600_000).toISOString() }
      : {}),
  };
  await putEntries(parts, hold.sourceId, chosen, (entry) => ({
    ...entry,
    absence: { ...entry.absence!, decision, hold: decided.id },
  }));
  await store.holds.put(decided);
  if (rest.length > 0) await store.holds.put({ ...hold, ...toldOfHeld(rest) });
  parts.log.info(
    { event: `hold.${decision}`, sourceId: hold.sourceId, hold: decided.id, records: decided.records, by },
    'removal hold decided',
  );
  if (decision === 'approved') await requestRun(parts, hold.sourceId, 'approval');
  return decided;
};

/**
 * Takes a decision back: its records wait again, and those that it removed are published again by the next run. An approval can be undone
 * until its removals are final. Throws `request.not-found`, `request.conflict`.
 */
export const undoHold = async (parts: OperatorParts, id: string, by: string): Promise<RemovalHold> => {
  const { store } = parts;
  const hold = await getHold(parts, id);
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
    await store.holds.put({ ...final, state: 'withdrawn', decidedAt: now, decidedBy: by });
  }
  await store.holds.put(waiting);
  parts.log.info(
    { event: 'hold.undone', sourceId: hold.sourceId, hold: hold.id, records: entries.length, by },
    'decision about a removal hold undone',
  );
  if (removed.length > 0) await requestRun(parts, hold.sourceId, 'approval');
  return waiting;
};

/** How long an approval can be undone: the grace of the source, and a day where that is shorter. */
const undoHours = ({ graceHours }: RemovalPolicy): number => Math.max(graceHours, 24);

const putEntries = async (
  { store }: OperatorParts,
  sourceId: SourceId,
  entries: readonly SnapshotEntry[],
  change: (entry: SnapshotEntry) => SnapshotEntry,
): Promise<void> => {
  for (let at = 0; at < entries.length; at += PAGE)
    await store.snapshots.put(sourceId, entries.slice(at, at + PAGE).map(change));
};

const missingEntries = (parts: OperatorParts, sourceId: SourceId): Promise<SnapshotEntry[]> =>
  entriesOf(parts, sourceId, ({ state, absence }) => state === 'live' && absence !== undefined);

const decidedEntries = (parts: OperatorParts, { id, sourceId }: RemovalHold): Promise<SnapshotEntry[]> =>
  entriesOf(parts, sourceId, ({ absence }) => absence?.hold === id);

const entriesOf = async (
  { store }: OperatorParts,
  sourceId: SourceId,
  isWanted: (entry: SnapshotEntry) => boolean,
): Promise<SnapshotEntry[]> => {
  const wanted: SnapshotEntry[] = [];
  for await (const page of snapshotPages(store.snapshots, sourceId, PAGE, isWanted)) wanted.push(...page);
  return wanted;
};
