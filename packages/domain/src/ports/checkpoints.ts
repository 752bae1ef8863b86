import type { RunCounts, SourceId } from '@moisson/contracts';
import type { Problem } from '@moisson/kernel';
import type { Position } from './change-log.ts';
import type { Claim } from './polls.ts';

/** What a run has counted, met and published so far. */
export interface BookState {
  readonly counts: RunCounts;
  readonly problems: readonly Problem[];
  readonly problemsTotal: number;
  /** Records that are not published, by the reason. */
  readonly withheld: readonly (readonly [string, number])[];
  readonly positions: readonly Position[];
  readonly published: number;
  readonly created: readonly { readonly recordKey: string; readonly identities: readonly string[] }[];
  /** Keys that the source itself says it has deleted. */
  readonly deleted: readonly string[];
  readonly matched: number;
  readonly keyless: number;
}

/** How far an unfinished run has come: what it read until the cursor is published and committed. */
export interface Checkpoint {
  /** Where the connector's pages go on. Only the connector that gave it knows its form. */
  readonly cursor: string;
  /** When reading began, by the store's clock. ISO 8601. */
  readonly startedAt: string;
  /** Fingerprint of what is read and how it is mapped: under another one the cursor is worth nothing. */
  readonly reading: string;
  /** Live records of the snapshot when reading began. */
  readonly knownAtStart: number;
  readonly book: BookState;
  /** The keys met, 8 bytes of a digest each. */
  readonly keys: Uint8Array;
}

/** The checkpoint of each source whose reading is not finished. */
export interface Checkpoints {
  get(sourceId: SourceId): Promise<Checkpoint | undefined>;
  /** Stores it in place of the one before; ignored where a newer run stored one. */
  put(claim: Claim, checkpoint: Checkpoint): Promise<void>;
  /** Forgets the source's checkpoint, unless a newer run stored it. */
  drop(claim: Claim): Promise<void>;
}
