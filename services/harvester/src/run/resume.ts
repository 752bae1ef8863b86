import type { Source } from '@moisson/contracts';
import { rawHash, type Checkpoint, type Checkpoints, type Claim } from '@moisson/domain';
import { baselineOf } from './baseline.ts';
import type { RunContext } from './run-context.ts';

/** Milliseconds. A shorter reading is restarted from the beginning: cheaper than storing checkpoints. */
const FIRST_AFTER_MS = 10_000;
/** Milliseconds. A list of 5,000 pages at 60 s each takes four days. Changes during that time show in its count, or at the next run. */
const MAX_AGE_MS = 31 * 24 * 3_600_000;
/** Maximum of keys in a checkpoint: a MongoDB document holds 16 MB. */
const MAX_KEYS = 1_000_000;
const MAX_CREATED = 20_000;
const MAX_CURSOR = 10_000;

/** Returns a hash of what a run reads and how it maps it: a checkpoint is only valid for the same hash. */
export const readingOf = (source: Source, mappingVersion: number): string =>
  rawHash(`${baselineOf(source)} ${mappingVersion} ${source.state === 'retired'}`);

/** Returns the checkpoint if a run of this reading can resume from it; undefined if there is none, or it is too old. */
export const resumable = (
  checkpoint: Checkpoint | undefined,
  { claimedAt }: Claim,
  reading: string,
): Checkpoint | undefined => {
  if (checkpoint?.reading !== reading) return undefined;
  const age = Date.parse(claimedAt) - Date.parse(checkpoint.startedAt);
  return age >= 0 && age <= MAX_AGE_MS ? checkpoint : undefined;
};

/** Stores a run's progress now and then, so that the next run can resume if this one is killed or stopped. */
export class CheckpointWriter {
  readonly #checkpoints: Checkpoints;
  readonly #now: () => number;
  #savedAt: number;
  #isThere: boolean;
  #hasAdvanced = false;

  /** `isThere`: a checkpoint of an earlier run exists. `now`: milliseconds of a monotonic clock. */
  constructor(checkpoints: Checkpoints, isThere: boolean, now: () => number) {
    [this.#checkpoints, this.#isThere, this.#now] = [checkpoints, isThere, now];
    this.#savedAt = now();
  }

  /**
   * Call once all before the cursor is published and committed. Stores a checkpoint only while no record is put aside until the end of the
   * list, or waits for the run to be judged: such a record would be lost.
   */
  async reached(context: RunContext, cursor: string | undefined): Promise<void> {
    if (cursor === undefined || this.#now() - this.#savedAt < FIRST_AFTER_MS) return;
    const { claim, book, seen, unsettled, source, mappingVersion, knownAtStart } = context;
    const isSmall = seen.size <= MAX_KEYS && book.created.length <= MAX_CREATED && cursor.length <= MAX_CURSOR;
    if (unsettled.size > 0 || !isSmall || !(await context.gate.releaseEarly())) return;
    await this.#checkpoints.put(claim, {
      ...{ cursor, startedAt: claim.claimedAt, reading: readingOf(source, mappingVersion), knownAtStart },
      ...{ book: book.state, keys: seen.digests },
      ...{ changes: context.changes.state, judging: context.gate.state === 'judging' },
    });
    [this.#isThere, this.#hasAdvanced] = [true, true];
    this.#savedAt = this.#now();
  }

  /** Whether this run got further than the ones before it. */
  get hasAdvanced(): boolean {
    return this.#hasAdvanced;
  }

  /** The run is over: deletes the checkpoint, so that the next run reads from the beginning. Does not call the store if there is no checkpoint. */
  async finished({ claim }: Pick<RunContext, 'claim'>): Promise<void> {
    if (this.#isThere) await this.#checkpoints.drop(claim);
    this.#isThere = false;
  }
}
