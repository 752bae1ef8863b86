import type { Source, SourceId, SourceState } from '@moisson/contracts';
import { MoissonError, said, type Bilingual } from '@moisson/kernel';
import type { OperatorParts } from '../operator-parts.ts';

const STATES: Readonly<Record<SourceState, Bilingual>> = {
  draft: said('à l’état de brouillon', 'a draft'),
  active: said('active', 'active'),
  paused: said('en pause', 'paused'),
  retired: said('retirée', 'retired'),
};
/** Returns `source laval is paused` in both languages. */
export const isNow = (id: SourceId, state: SourceState): Bilingual =>
  said(`la source ${id} est ${STATES[state].fr}`, `source ${id} is ${STATES[state].en}`);

const transitions: Readonly<
  Record<'pause' | 'resume' | 'retire', { readonly from: readonly SourceState[]; readonly to: SourceState }>
> = {
  pause: { from: ['active', 'draft'], to: 'paused' },
  resume: { from: ['paused', 'draft'], to: 'active' },
  retire: { from: ['active', 'paused', 'draft'], to: 'retired' },
};

/**
 * Pauses, resumes or retires a source. A retired one keeps its id and run counter for ever, and a last run removes its records from the
 * catalogue. Throws `request.conflict` if the source's state does not allow it.
 */
export const changeState = async (
  parts: Pick<OperatorParts, 'store'>,
  id: SourceId,
  action: 'pause' | 'resume' | 'retire',
): Promise<Source> => {
  const { store } = parts;
  const now = await store.polls.now();
  const { from, to } = transitions[action];
  const changed = await store.registry.update(id, ({ stateReason: _, ...source }) => {
    if (!from.includes(source.state)) throw new MoissonError('request.conflict', { detail: isNow(id, source.state) });
    return { ...source, state: to, stateSince: now.toISOString(), updatedAt: now.toISOString() };
  });
  // Nothing is ever asked of a retired source again.
  if (to === 'retired' && changed.hasCredentials === true) await store.credentials.change(id, () => []);
  // Who resumes a source gives it a fresh start.
  if (action === 'resume') await store.polls.pardon(id);
  if (to === 'paused') await store.polls.schedule(id, undefined);
  else await store.polls.schedule(id, now, to === 'retired' ? 'retirement' : 'operator');
  return changed;
};
