import { INDEXER_GROUP, type Run, type SourceId } from '@moisson/contracts';
import type { StoredRun } from '@moisson/domain';
import { accepted, answer, type Answer } from '@moisson/operations';
import { operatorApi } from '@moisson/operations/operator-api';
import { addressOf } from '@moisson/operations';
import { setTimeout as pause } from 'node:timers/promises';
import type { OperatorParts } from '../operator-parts.ts';

const POLL_MS = 25;
/** Milliseconds that one request waits at most; then the caller gets an address to ask again. */
const MAX_WAIT_MS = 20_000;

/** Returns a run without its internal log positions. */
export const shownRun = ({ positions: _, ...run }: StoredRun): Run => run;

/** The run that is waited for: the source's first after run number `before`. */
interface Awaited {
  readonly id: SourceId;
  readonly before: number;
  /** Aborts when the caller disconnects. */
  readonly signal: AbortSignal;
}

/** Returns 200 with `bodyOf` the run, once it is done; 202 with the address to ask again, if that takes too long for one request. */
export const answerAfterRun = async <Body>(
  parts: OperatorParts,
  awaited: Awaited,
  bodyOf: (run: Run | undefined) => Body,
): Promise<Answer<Body>> => {
  const run = await awaitRun(parts, awaited);
  const { id, before } = awaited;
  if (run !== undefined) return answer(bodyOf(run));
  return accepted(bodyOf(undefined), addressOf(operatorApi.awaitRun, { id, run: String(before) }));
};

/**
 * Returns the run that started after run number `before`, once its events are in the catalogue; undefined if that takes too long for one
 * request.
 */
const awaitRun = async (parts: OperatorParts, { id, before, signal: caller }: Awaited): Promise<Run | undefined> => {
  const patience = AbortSignal.timeout(MAX_WAIT_MS);
  try {
    return shownRun(await nextRun(parts, id, before, AbortSignal.any([caller, patience])));
  } catch (error) {
    if (patience.aborted) return undefined;
    throw error;
  }
};

const nextRun = async (parts: OperatorParts, id: SourceId, before: number, signal: AbortSignal): Promise<StoredRun> => {
  const { store, changeLog } = parts;
  for (;;) {
    signal.throwIfAborted();
    const [run] = await store.runs.list({ sourceId: id, limit: 1 });
    if (run !== undefined && run.run > before) {
      while (!(await changeLog.reached(INDEXER_GROUP, run.positions))) await pause(POLL_MS, undefined, { signal });
      return run;
    }
    // A run that was in progress when this one was requested must end first.
    parts.kick?.(id);
    await pause(POLL_MS, undefined, { signal });
  }
};
