import { operationsOf } from '@moisson/operations';
import type { StreamPlaces } from './stream-places.ts';
import type { PortalStore } from './portal-store.ts';
import type { PortalSearch } from './search/portal-search.ts';

/** The context of the portal’s operations. */
export interface PortalContext {
  readonly store: PortalStore;
  readonly search: PortalSearch;
  /** The exports under way. */
  readonly exports: StreamPlaces;
}

/** Defines an operation of the portal. */
export const defineOperation = operationsOf<PortalContext>();
