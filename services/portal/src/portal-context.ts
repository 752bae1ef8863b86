import type { Fetching } from '@moisson/domain';
import { operationsOf } from '@moisson/operations';
import type { ReportLimit } from './reports/report-limit.ts';
import type { StreamPlaces } from './stream-places.ts';
import type { NightFolder } from './nightly/night-folder.ts';
import type { PortalStore } from './portal-store.ts';
import type { PortalSearch } from './search/portal-search.ts';

/** The context of the portal’s operations. */
export interface PortalContext {
  readonly store: PortalStore;
  readonly search: PortalSearch;
  /** The exports under way. */
  readonly exports: StreamPlaces;
  /** The nightly files, if there are any. */
  readonly nights?: NightFolder | undefined;
  /** The documents that are being judged. */
  readonly validations: StreamPlaces;
  /** Counts the reports of each visitor. */
  readonly reporters: ReportLimit;
  /** Gets a document that a visitor gives the address of. */
  readonly fetching: Fetching;
}

/** Defines an operation of the portal. */
export const defineOperation = operationsOf<PortalContext>();
