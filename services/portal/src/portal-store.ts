import type { Store } from '@moisson/domain';

/** The part of the store that the portal reads. */
export type PortalStore = Pick<
  Store,
  | 'datasetReads'
  | 'datasetChanges'
  | 'changeFeed'
  | 'changeHistories'
  | 'search'
  | 'apiKeys'
  | 'registry'
  | 'runs'
  | 'polls'
  | 'holds'
  | 'payloads'
  | 'records'
  | 'snapshots'
  | 'links'
  | 'feedHistory'
  | 'check'
>;
