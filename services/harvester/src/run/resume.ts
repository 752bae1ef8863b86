import type { Source } from '@moisson/contracts';
import { rawHash, type Checkpoint, type Checkpoints, type Claim } from '@moisson/domain';
import { baselineOf } from './baseline.ts';
import type { RunContext } from './run-context.ts';

/** Reading for less than this is begun again: cheaper than noting how far it came. */
const FIRST_AFTER_MS = 10_000;
/** A list of 5,000 pages at 60 s each takes four days. What changed in it meanwhile shows in its count, or at the next run. */
const MAX_AGE_MS = 31 * 24 * 3_600_000;
/** What a checkpoint may take: MongoDB's documents hold 16 MB. */
const MAX_KEYS = 1_000_000;
const MAX_CREATED = 20_000;
const MAX_CURSOR = 10_000;

/** The fingerprint of what a run reads and how it maps it. */
export const readingOf = (source: Source, mappingVersion: number): string =>
  rawHash(`${baselineOf(source)} ${mappingVersion} ${source.state === 'retired'}`);

/** Returns the checkpoint where a run of this reading can go on from it; nothing where there is none, or where it is too old. */
export const resumable = (
  checkpoint: Checkpoint | undefined,
  { claimedAt }: Claim,
  reading: string,
): Checkpoint | undefined => {
  if (checkpoint?.reading !== reading) return undefined;
  const age = Date.parse(claimedAt) - Date.parse(checkpoint.startedAt);
  return age >= 0 && age <= MAX_AGE_MS ? checkpoint : undefined;
};

/** Notes how far a run has come, now and then, so that the next run can go on where this one is killed or told to stop. */
export class CheckpointWriter {
  readonly #checkpoints: Checkpoints;
  readonly #now: () => number;
  #savedAt: number;
  #isThere: boolean;
  #hasAdvanced = false;

  /** `isThere`: a checkpoint of an earlier run stands. `now`: milliseconds of a clock that never jumps. */
  constructor(checkpoints: Checkpoints, isThere: boolean, now: () => number) {
    [this.#checkpoints, this.#isThere, this.#now] = [checkpoints, isThere, now];
    this.#savedAt = now();
  }

  /**
   * All before the cursor is published and committed. Stored only while no record waits for the end of the list: such a record would
   * be lost.
   */
  async reached(context: RunContext, cursor: string | undefined): Promise<void> {
    if (cursor === undefined || this.#now() - this.#savedAt < FIRST_AFTER_MS) return;
    const { claim, book, seen, unsettled, source, mappingVersion, knownAtStart } = context;
    const isSmall = seen.size <= MAX_KEYS && book.created.length <= MAX_CREATED && cursor.length <= MAX_CURSOR;
    if (unsettled.size > 0 || !isSmall) return;
    await this.#checkpoints.put(claim, {
      ...{ cursor, startedAt: claim.claimedAt, reading: readingOf(source, mappingVersion), knownAtStart },
      ...{ book: book.state, keys: seen.digests },
    });
    [this.#isThere, this.#hasAdvanced] = [true, true];
    this.#savedAt = this.#now();
  }

  /** Whether this run has come further than the ones before it. */
  get hasAdvanced(): boolean {
    return this.#hasAdvanced;
  }

  /** The run is over: the next one begins anew. Nothing is asked of the store where no checkpoint stands. */
  async finished({ claim }: Pick<RunContext, 'claim'>): Promise<void> {
    if (this.#isThere) await this.#checkpoints.drop(claim);
    this.#isThere = false;
  }
}
