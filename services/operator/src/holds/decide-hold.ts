import { isDeparture, type Hold, type RemovalHold, type RemovalPolicy } from '@moisson/contracts';
import { MoissonError, said } from '@moisson/kernel';
import { aboutHold, summaryOfHeld, type SnapshotEntry } from '@moisson/domain';
import type { Actor } from '@moisson/operations';
import type { HoldChoice } from '@moisson/operations/operator-api';
import type { OperatorParts } from '../operator-parts.ts';
import { requestRun } from '../runs/request-run.ts';
import { getSource } from '../sources/get-source.ts';
import { decideDeparture } from './decide-departure.ts';
import { getHold } from './get-hold.ts';
import { missingEntries, putEntries } from './hold-entries.ts';

/**
 * Decides about a pending hold; about a departure as `decideDeparture` says, about the records of held removals so: Approved: the next complete run removes what is still missing, at once and without the
 * brake. Refused: these records stay until the source lists them again. If only some are chosen, the decision becomes a hold of its own,
 * and the others keep waiting. Throws `request.not-found`, `request.conflict`, and `request.invalid` if nothing is chosen.
 */
export const decideHold = async (
  parts: OperatorParts,
  id: string,
  decision: 'approved' | 'refused',
  by: Actor,
  choice: HoldChoice = {},
): Promise<Hold> => {
  const { store } = parts;
  const hold = await getHold(parts, id);
  if (hold.state !== 'pending')
    throw new MoissonError('request.conflict', {
      detail: said(`la retenue ${id} est déjà décidée`, `hold ${id} is ${hold.state}`),
    });
  if (isDeparture(hold)) return decideDeparture(parts, hold, decision, by, choice);
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
    ...summaryOfHeld(chosen),
    id: rest.length === 0 ? hold.id : `${hold.id}.${now.getTime().toString(36)}`,
    state: decision,
    decidedAt: now.toISOString(),
    decidedBy: by.name,
    ...(decision === 'approved'
      ? { undoUntil: new Date(now.getTime() + undoHours(source.removalPolicy) * 3_600_000).toISOString() }
      : {}),
  };
  await putEntries(parts, hold.sourceId, chosen, (entry) => ({
    ...entry,
    absence: { ...entry.absence!, decision, hold: decided.id },
  }));
  await store.holds.put(decided);
  if (rest.length > 0) await store.holds.put({ ...hold, ...summaryOfHeld(rest) });
  parts.log.info(
    { event: `hold.${decision}`, sourceId: hold.sourceId, hold: decided.id, records: decided.records, by: by.name },
    'removal hold decided',
  );
  if (decision === 'approved') await requestRun(parts, hold.sourceId, 'approval');
  return decided;
};

/** Hours during which an approval can be undone: the grace of the source, at least a day. */
const undoHours = ({ graceHours }: RemovalPolicy): number => Math.max(graceHours, 24);
