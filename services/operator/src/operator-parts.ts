import type { FileUse, RebuildStep, SourceId } from '@moisson/contracts';
import type { ChangeLog, Connectors, Store } from '@moisson/domain';
import type { GuardedFetch } from '@moisson/fetching';
import type { Listen, Logger } from '@moisson/runtime';

export interface OperatorParts {
  readonly store: Store;
  readonly changeLog: ChangeLog;
  readonly connectors: Connectors;
  readonly fetching: GuardedFetch;
  readonly log: Logger;
  readonly listen: Listen;
  /** Asked of every request where it is set. */
  readonly token?: string;
  /** The data files of the embedded form, and the disk that they take. */
  readonly files?: () => readonly FileUse[];
  /** One step of merging all datasets anew from their records, where this process holds the indexer. */
  readonly rebuild?: (after: string | undefined) => Promise<RebuildStep>;
  /** Tells a harvester that is near to look at this source at once; the store already says that it is due. */
  readonly kick?: (sourceId: SourceId) => void;
  /** False once the work of its process stands still. */
  readonly live?: () => boolean;
}
