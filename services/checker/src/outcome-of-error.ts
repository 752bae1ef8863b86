import type { LinkProblem } from '@moisson/contracts';
import type { CheckOutcome } from '@moisson/domain';
import { MoissonError } from '@moisson/kernel';

/** Seconds until a check is tried again that our own limits prevented. */
const BUSY_SECONDS = 300;
/** What says nothing of the link: the host wants to be left alone, or we are busy or stopping. */
const SKIPPED: ReadonlySet<string> = new Set([
  ...['fetch.host-waits', 'fetch.rate-limited', 'fetch.too-busy', 'fetch.aborted'],
]);

export const problemOf = ({ code, params }: MoissonError): LinkProblem => ({ code, params });

/** Returns what an error of a check says of the link. Rethrows an error that is not one of a check. */
export const outcomeOfError = (error: unknown): CheckOutcome => {
  if (!(error instanceof MoissonError)) throw error;
  const { code, params } = error;
  if (SKIPPED.has(code)) return { kind: 'skipped', seconds: Math.max(BUSY_SECONDS, Number(params.seconds ?? 0)) };
  if (!/^(?:fetch|body|credentials)\./.test(code)) throw error;
  return { kind: code === 'fetch.blocked' ? 'forbidden' : 'failed', problem: problemOf(error) };
};
