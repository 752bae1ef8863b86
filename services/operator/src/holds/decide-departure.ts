import type { DepartureHold } from '@moisson/contracts';
import { MoissonError, said } from '@moisson/kernel';
import { accepted } from '@moisson/domain';
import type { Actor } from '@moisson/operations';
import type { HoldChoice } from '@moisson/operations/operator-api';
import type { OperatorParts } from '../operator-parts.ts';
import { requestRun } from '../runs/request-run.ts';

/**
 * Decides about a run that departed. Approved: its look is the usual one from now on, and the next run, requested at once, publishes it.
 * Refused: nothing of the feed is published until it looks as it did before. Throws `request.invalid` if only some records are chosen.
 */
export const decideDeparture = async (
  parts: OperatorParts,
  hold: DepartureHold,
  decision: 'approved' | 'refused',
  by: Actor,
  choice: HoldChoice,
): Promise<DepartureHold> => {
  const { store, log } = parts;
  if (choice.keys !== undefined || choice.reason !== undefined)
    throw new MoissonError('request.invalid', {
      detail: said(
        `la retenue ${hold.id} porte sur le flux entier : elle se décide en entier`,
        `hold ${hold.id} is about the whole feed: it is decided as a whole`,
      ),
    });
  const { open, ...closed } = hold;
  const decided: DepartureHold = {
    ...(decision === 'approved' || open === undefined ? closed : hold),
    state: decision,
    decidedAt: (await store.polls.now()).toISOString(),
    decidedBy: by.name,
  };
  if (decision === 'approved') {
    const contract = await store.sourceContracts.get(hold.sourceId);
    if (contract?.departed?.hold === hold.id) await store.sourceContracts.put(accepted(contract));
  }
  await store.holds.put(decided);
  log.info(
    { event: `hold.${decision}`, sourceId: hold.sourceId, hold: hold.id, records: hold.records, by: by.name },
    'departure decided',
  );
  if (decision === 'approved') await requestRun(parts, hold.sourceId, 'approval');
  return decided;
};

/** Undoes a refusal: the departure waits again. Throws `request.conflict` for an accepted one, which was learnt. */
export const undoDeparture = async (parts: OperatorParts, hold: DepartureHold, by: Actor): Promise<DepartureHold> => {
  const { id, sourceId } = hold;
  if (hold.state !== 'refused' || hold.open === undefined)
    throw new MoissonError('request.conflict', {
      detail: said(
        `la retenue ${id} n’a pas de refus en cours à annuler`,
        `hold ${id} is ${hold.state}: there is no refusal in force to undo`,
      ),
    });
  const { decidedAt: _, decidedBy: __, ...waiting } = hold;
  const pending: DepartureHold = { ...waiting, state: 'pending' };
  await parts.store.holds.put(pending);
  parts.log.info({ event: 'hold.undone', sourceId, hold: id, by: by.name }, 'refusal of a departure undone');
  return pending;
};
