import type { Protocol, SourceId } from '@moisson/contracts';
import type { ChangeLog, Connector, Store } from '@moisson/domain';
import type { GuardedFetch } from '@moisson/fetching';
import type { Listen, Logger } from '@moisson/runtime';

export interface OperatorParts {
  readonly store: Store;
  readonly changeLog: ChangeLog;
  readonly connectors: Readonly<Record<Protocol, Connector>>;
  readonly fetching: GuardedFetch;
  readonly log: Logger;
  readonly listen: Listen;
  /** Asked of every request where it is set. */
  readonly token?: string;
  /** Tells a harvester that is near to look at this source at once; the store already says that it is due. */
  readonly kick?: (sourceId: SourceId) => void;
}
