import type { Silence } from '@moisson/contracts';
import { InvalidInput, MoissonError, said } from '@moisson/kernel';
import type { Actor } from '@moisson/operations';
import type { NewSilence } from '@moisson/operations/operator-api';
import { randomUUID } from 'node:crypto';
import type { OperatorParts } from '../operator-parts.ts';

/** Silences that are not over: all are compared with each trouble. */
const MAX_SILENCES = 200;
/** A longer one is a source that should be paused. */
const MAX_MS = 90 * 86_400_000;

/** Silences what it matches. Throws `request.invalid` for a time that is none, `request.conflict` if there are too many. */
export const addSilence = async (
  { store, log }: Pick<OperatorParts, 'store' | 'log'>,
  { match, from, until, why }: NewSilence,
  by: Actor,
): Promise<Silence> => {
  const now = await store.polls.now();
  const [begins, ends] = [from === undefined ? now : new Date(from), new Date(until)];
  if (ends <= begins || ends <= now) throw new InvalidInput([{ path: ['until'], detail: OVER }]);
  if (ends.getTime() - Math.max(begins.getTime(), now.getTime()) > MAX_MS)
    throw new InvalidInput([{ path: ['until'], detail: LONG }]);
  if ((await store.alerts.silences(now.toISOString())).length >= MAX_SILENCES)
    throw new MoissonError('request.conflict', { detail: MANY });
  const silence: Silence = {
    ...{ id: randomUUID(), match, why, by: by.name, createdAt: now.toISOString() },
    ...{ from: begins.toISOString(), until: ends.toISOString() },
  };
  await store.alerts.addSilence(silence);
  log.info({ event: 'alert.silenced', id: silence.id, match, until: silence.until, by: by.name }, 'alerts silenced');
  return silence;
};

/** Ends a silence now; one that has ended stays as it is. Throws `request.not-found`. */
export const endSilence = async ({ store }: Pick<OperatorParts, 'store'>, id: string): Promise<Silence> => {
  const at = (await store.polls.now()).toISOString();
  const ended = await store.alerts.changeSilence(id, (one) => ({ ...one, endedAt: one.endedAt ?? at }));
  if (ended === undefined)
    throw new MoissonError('request.not-found', { what: said(`silence ${id}`, `silence ${id}`) });
  return ended;
};

const OVER = said(
  'le silence finirait avant de commencer, ou avant maintenant',
  'the silence would end before it begins, or before now',
);
const LONG = said(
  'un silence dure 90 jours au plus; mettez la source en pause pour plus longtemps',
  'a silence lasts 90 days at most; pause the source for longer',
);
const MANY = said(
  `il y a au plus ${MAX_SILENCES} silences; levez-en d’abord`,
  `there are at most ${MAX_SILENCES} silences; end some first`,
);
