import type { RunDetail, SourceId } from '@moisson/contracts';

/** An operator's order to end a run. */
export interface RunCancel {
  readonly sourceId: SourceId;
  readonly run: number;
  readonly by: string;
}

/** How runs go, and the orders to end them. Only the last runs of each source are kept. */
export interface RunDetails {
  /** Stores how a run goes; replaces what was stored of it, and in the end what was stored of the source's oldest run. */
  put(detail: RunDetail): Promise<void>;
  get(sourceId: SourceId, run: number): Promise<RunDetail | undefined>;
  /** Orders the end of a run. The harvester that does it looks for the order while it runs. */
  cancel(order: RunCancel): Promise<void>;
  /** Returns the last order about a source. */
  cancelled(sourceId: SourceId): Promise<RunCancel | undefined>;
}
