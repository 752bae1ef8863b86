import type { RunCounts, SourceId } from '@moisson/contracts';
import type { TallyState } from '../harvesting/source-contract/tally.ts';
import type { Problem } from '@moisson/kernel';
import type { Position } from './change-log.ts';
import type { Claim } from './polls.ts';

/** The counts, problems and publications of a run so far. */
export interface BookState {
  readonly counts: RunCounts;
  readonly problems: readonly Problem[];
  readonly problemsTotal: number;
  /** Number of records that are not published, by reason. */
  readonly withheld: readonly (readonly [string, number])[];
  readonly positions: readonly Position[];
  readonly published: number;
  readonly created: readonly { readonly recordKey: string; readonly identities: readonly string[] }[];
  /** Keys that the source reports as deleted. */
  readonly deleted: readonly string[];
  readonly matched: number;
  readonly keyless: number;
}

/** The state of an unfinished run. Stored once everything up to the cursor is published and committed. */
export interface Checkpoint {
  /** The position at which the connector's pages continue. Only the connector that returned it can read it. */
  readonly cursor: string;
  /** When reading began, by the store's clock. ISO 8601. */
  readonly startedAt: string;
  /** Hash of the source's settings and the mapping version. If it has changed, the cursor is not used. */
  readonly reading: string;
  /** Live records of the snapshot when reading began. */
  readonly knownAtStart: number;
  readonly book: BookState;
  /** The run is only read to be judged: nothing of it was published. Missing in checkpoints of older versions, as is the next. */
  readonly judging?: boolean;
  /** The traits of records that the run changes, and how many it has changed. */
  readonly changes?: {
    readonly loud: number;
    readonly before: TallyState;
    readonly after: TallyState;
    readonly created: TallyState;
  };
  /** The keys seen so far: 8 bytes of a digest for each. */
  readonly keys: Uint8Array;
}

/** The checkpoints of sources whose reading is not finished. */
export interface Checkpoints {
  get(sourceId: SourceId): Promise<Checkpoint | undefined>;
  /** Replaces the source's checkpoint. Ignored if a newer run stored one. */
  put(claim: Claim, checkpoint: Checkpoint): Promise<void>;
  /** Deletes the source's checkpoint, unless a newer run stored it. */
  drop(claim: Claim): Promise<void>;
}
