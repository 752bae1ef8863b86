import type { ReportIntake, Store } from '@moisson/domain';

/** The part of the store that the portal reads; of the reports it only has the place where they are handed in. */
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
> & { readonly reports: ReportIntake };
