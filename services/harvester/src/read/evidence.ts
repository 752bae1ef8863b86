import type { Evidence } from '@moisson/contracts';
import { cutText, messageOf, MoissonError, problem, redactText } from '@moisson/kernel';
import { removalLimit, type Completeness } from '@moisson/domain';
import type { RunContext } from '../run/run-context.ts';

/** Whether the number of distinct records equals the number that the source claims. Notes a difference. */
export const countEvidence = ({ claimed }: Completeness, distinct: number, { book }: RunContext): Evidence[] => {
  if (claimed === undefined) return [];
  if (distinct !== claimed) book.note(problem('paging.count-mismatch', { claimed, seen: distinct }));
  return [{ kind: 'count', holds: distinct === claimed, detail: `${distinct} distinct of ${claimed} claimed` }];
};

/** Notes a few unreadable items on the run; if there are more than the brake allows, the list counts as incomplete. */
export const readableEvidence = ({ book, knownAtStart, source }: RunContext): Evidence[] => {
  const { keyless } = book;
  if (keyless === 0) return [];
  const holds = keyless <= removalLimit(Math.max(knownAtStart, book.counts.seen), source.removalPolicy);
  return [{ kind: 'body', holds, detail: `${keyless} items could not be read` }];
};

/** A list that leaves out many records that the source still serves is incomplete, even if the source claims otherwise. */
export const listEvidence = (leftOut: number): Evidence[] =>
  leftOut === 0
    ? []
    : [{ kind: 'count', holds: false, detail: `the list leaves out ${leftOut} records that are served` }];

/** Evidence that a run is incomplete because reading ended with an error. */
export const endedEarly = (error: unknown): Evidence => {
  const detail = error instanceof MoissonError ? error.code : messageOf(error);
  return { kind: 'pages', holds: false, detail: cutText(redactText(`reading ended early: ${detail}`), 300) };
};
