import { INDEXER_GROUP, type Run, type SourceId } from '@moisson/contracts';
import { MoissonError } from '@moisson/kernel';
import type { StoredRun } from '@moisson/domain';
import { setTimeout as pause } from 'node:timers/promises';
import type { OperatorParts } from './operator-parts.ts';
import { getSource, isNow } from './sources.ts';

const POLL_MS = 25;
/** One request waits no longer than this; who asked is told where to ask again. */
const MAX_WAIT_MS = 20_000;

/** Makes a source due now. Throws `request.conflict` on a retired one. */
export const requestRun = async (
  parts: OperatorParts,
  id: SourceId,
  trigger: 'operator' | 'approval' = 'operator',
): Promise<void> => {
  const source = await getSource(parts, id);
  if (source.state === 'retired') throw new MoissonError('request.conflict', { detail: isNow(id, source.state) });
  await parts.store.polls.schedule(id, await parts.store.polls.now(), trigger);
  parts.kick?.(id);
};

/** A run as others may see it. */
export const shownRun = ({ positions: _, ...run }: StoredRun): Run => run;

/**
 * The run that was started after run number `before`, once its events are in the catalogue; nothing where that takes
 * longer than one request should.
 */
export const awaitRun = async (
  parts: OperatorParts,
  id: SourceId,
  before: number,
  caller: AbortSignal,
): Promise<Run | undefined> => {
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
    // A run that was under way when this one was asked for has to end first.
    parts.kick?.(id);
    await pause(POLL_MS, undefined, { signal });
  }
};

/** The number after which a run counts as newly started: one that is under way does not. */
export const currentRun = async ({ store }: OperatorParts, id: SourceId): Promise<number> =>
  (await store.polls.status(id)).run;
