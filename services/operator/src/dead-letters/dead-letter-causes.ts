import type { DeadLetter, SourceId } from '@moisson/contracts';
import { MoissonError, OutageError, problem, said, type Problem } from '@moisson/kernel';
import type { Actor } from '@moisson/operations';
import type { CauseDecided, DeadLetterCause } from '@moisson/operations/operator-api';
import type { OperatorParts } from '../operator-parts.ts';
import { discardLetter, replayLetter } from './decide-letter.ts';
import { MAX_OPEN_OF_CAUSE } from './file-dead-letters.ts';

/** Open letters that are counted; there is no need to know more exactly how many more there are. */
export const MAX_COUNTED = 10_000;
const MAX_SOURCES = 20;
/** Milliseconds of one request; what is left is told. */
const MAX_WORK_MS = 15_000;

/** Groups letters by their cause, the most frequent first. `letters`: newest first. */
export const causesOf = (letters: readonly DeadLetter[]): DeadLetterCause[] =>
  [...Map.groupBy(letters, ({ cause }) => cause)]
    .map(([cause, some]): DeadLetterCause => {
      const { stage, code, detail, action, at } = some[0]!;
      const sources = new Set<SourceId>(some.flatMap(({ sourceId }) => sourceId ?? []));
      const { message } = problem(code, { detail });
      return {
        ...{ cause, stage, code, message, action, letters: some.length },
        sources: [...sources].sort().slice(0, MAX_SOURCES),
        ...{ oldest: some.at(-1)!.at, newest: at },
      };
    })
    .sort((a, b) => b.letters - a.letters || (a.cause < b.cause ? -1 : 1));

/** Replays the open letters of a cause one by one; those that still fail stay open. Throws `request.not-found`. */
export const replayCause = (parts: OperatorParts, cause: string, by: Actor): Promise<CauseDecided> =>
  decideCause(parts, cause, (id) => replayLetter(parts, id, by));

/** Discards the open letters of a cause. Throws `request.not-found`. */
export const discardCause = (parts: OperatorParts, cause: string, reason: string, by: Actor): Promise<CauseDecided> =>
  decideCause(parts, cause, (id) => discardLetter(parts, id, reason, by));

const decideCause = async (
  { store }: OperatorParts,
  cause: string,
  decide: (id: string) => Promise<DeadLetter>,
): Promise<CauseDecided> => {
  const open = await store.deadLetters.list({ state: 'open', cause, limit: MAX_OPEN_OF_CAUSE });
  if (open.length === 0)
    throw new MoissonError('request.not-found', {
      what: said(`lettre morte ouverte de la cause ${cause}`, `open dead letter of cause ${cause}`),
    });
  const until = performance.now() + MAX_WORK_MS;
  const counts = { open: 0, replayed: 0, superseded: 0, discarded: 0 };
  let [done, failed] = [0, 0];
  let first: Problem | undefined;
  for (const { id } of open) {
    if (performance.now() > until) break;
    done += 1;
    try {
      counts[(await decide(id)).state] += 1;
    } catch (error) {
      if (error instanceof OutageError || !(error instanceof MoissonError)) throw error;
      failed += 1;
      first ??= error.toProblem();
    }
  }
  const { open: changed, ...decided } = counts;
  return {
    ...{ cause, ...decided, failed: failed + changed, left: open.length - done },
    ...(first === undefined ? {} : { problem: first }),
  };
};
