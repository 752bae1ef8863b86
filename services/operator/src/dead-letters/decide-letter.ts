import { replayOf } from '@moisson/changelog';
import type { DeadLetter, DeadLetterState } from '@moisson/contracts';
import { MoissonError, said } from '@moisson/kernel';
import type { Actor } from '@moisson/operations';
import type { OperatorParts } from '../operator-parts.ts';
import { getLetter } from './get-letter.ts';
import { planReplay, type ReplayPlan } from './plan-replay.ts';

/**
 * Publishes the event of a letter again, then marks the letter. After a crash in between the letter is still open: replaying it once more
 * publishes the same version of the record, which changes nothing. A letter that was replayed already is returned as it is. If the event
 * fails again, the letter opens again. Throws `request.not-found`, and `request.conflict` if it was discarded or still cannot be used.
 */
export const replayLetter = async (parts: OperatorParts, id: string, by: Actor): Promise<DeadLetter> => {
  const letter = await getLetter(parts, id);
  if (letter.state === 'replayed' || letter.state === 'superseded') return letter;
  if (letter.state === 'discarded')
    throw new MoissonError('request.conflict', {
      detail: said(
        `la lettre morte ${id} est écartée; la rouvrir d’abord`,
        `dead letter ${id} is discarded; reopen it first`,
      ),
    });
  const plan = await planReplay(parts, letter);
  if (plan.outcome === 'fails') throw new MoissonError('request.conflict', { detail: plan.problem.message });
  if (plan.outcome === 'publish') await publish(parts, letter, plan);
  return settle(parts, letter, plan.outcome === 'publish' ? 'replayed' : 'superseded', by);
};

const publish = async (
  { store, changeLog }: OperatorParts,
  letter: DeadLetter,
  { event, body }: Extract<ReplayPlan, { outcome: 'publish' }>,
): Promise<void> => {
  if (body !== undefined) await store.eventBodies.put([body]);
  await changeLog.publish(letter.topic, [replayOf(letter, event)]);
};

/** Discards an open letter. Throws `request.not-found`, and `request.conflict` if it is decided otherwise. */
export const discardLetter = async (
  parts: OperatorParts,
  id: string,
  reason: string,
  by: Actor,
): Promise<DeadLetter> => {
  const letter = await getLetter(parts, id);
  if (letter.state === 'discarded') return letter;
  if (letter.state !== 'open') throw decidedAlready(letter);
  return settle(parts, letter, 'discarded', by, reason);
};

/** Opens a discarded letter again. Throws `request.not-found`, and `request.conflict` if it was replayed. */
export const reopenLetter = async (parts: OperatorParts, id: string, by: Actor): Promise<DeadLetter> => {
  const letter = await getLetter(parts, id);
  if (letter.state === 'open') return letter;
  if (letter.state !== 'discarded') throw decidedAlready(letter);
  const { store, log } = parts;
  const reopened = await store.deadLetters.change(id, (now) => {
    const { decidedAt: _, decidedBy: __, reason: ___, ...open } = now;
    return now.state === 'discarded' ? { ...open, state: 'open' } : now;
  });
  log.info({ event: 'dead-letter.reopened', id, by: by.name }, 'dead letter reopened');
  return reopened ?? letter;
};

/** Marks the letter, unless it was decided, or failed once more, since it was read. */
const settle = async (
  { store, log }: OperatorParts,
  letter: DeadLetter,
  state: Exclude<DeadLetterState, 'open'>,
  by: Actor,
  reason?: string,
): Promise<DeadLetter> => {
  const { id, attempts, code, cause } = letter;
  const decidedAt = (await store.polls.now()).toISOString();
  const decided = await store.deadLetters.change(id, (now) =>
    now.state === 'open' && now.attempts === attempts
      ? { ...now, state, decidedAt, decidedBy: by.name, ...(reason === undefined ? {} : { reason }) }
      : now,
  );
  log.info({ event: `dead-letter.${state}`, id, code, cause, by: by.name }, 'dead letter decided');
  return decided ?? letter;
};

const decidedAlready = ({ id }: DeadLetter): MoissonError =>
  new MoissonError('request.conflict', {
    detail: said(`la lettre morte ${id} a déjà été rejouée`, `dead letter ${id} was replayed already`),
  });
