import type { DatasetChanges, DatasetReads } from '@moisson/domain';

/** What a feeder reads. */
export interface FeedPorts {
  readonly changes: DatasetChanges;
  readonly reads: Pick<DatasetReads, 'texts' | 'allTexts' | 'revisions'>;
}

/** What a feeder tells. Each is called in its turn, never for each dataset. */
export interface FeedEvents {
  /** An index was built and is searched from now on. */
  built(index: string, datasets: number, reason: BuildReason): void;
  /** The comparison with the catalogue found these many datasets of another revision, and wrote them. */
  repaired(datasets: number): void;
  /** OpenSearch or the store does not answer: `attempt` counts from 1. */
  outage(error: unknown, attempt: number): void;
}

/** Why an index is built: there is none that is complete, it is of an older version, it is too far behind, or the catalogue was set back. */
export type BuildReason = 'missing' | 'older' | 'behind' | 'ahead';

/** How often a feeder does what, in milliseconds. */
export interface FeedTimes {
  /** Between two turns without more to do. A change is found about this much later. */
  readonly pauseMs: number;
  /** How long after its last sign of life another feeder takes over. */
  readonly leaseMs: number;
  /** Between two comparisons of the whole index with the catalogue. */
  readonly compareEveryMs: number;
  /** How long nobody has written an index before it is deleted. */
  readonly abandonedMs: number;
}

export const FEED_TIMES: FeedTimes = {
  pauseMs: 500,
  leaseMs: 15_000,
  compareEveryMs: 3_600_000,
  abandonedMs: 3_600_000,
};
