import type { Bounded } from '@moisson/kernel';
import type { PortalStore } from '../portal-store.ts';
import { OneAtATime } from '../records/one-at-a-time.ts';
import type { PortalSearch } from '../search/portal-search.ts';
import { Starts } from './starts.ts';
import type { Params } from './params.ts';

/** Large pages that wait for their turn. */
const MAX_WAITING = 16;

/** What the actions read. */
export interface CkanContext {
  readonly store: PortalStore;
  readonly search: PortalSearch;
  readonly starts: Starts;
  /** Large pages are made one at a time: a thousand datasets are many megabytes. */
  readonly large: OneAtATime;
  /** The address of this site. */
  readonly site: string;
}

/** The part of the context that lives as long as the service. */
export type CkanParts = Omit<CkanContext, 'site'>;

export const ckanParts = ({ store, search }: Pick<CkanContext, 'store' | 'search'>): CkanParts & Bounds => {
  const starts = new Starts();
  return { store, search, starts, large: new OneAtATime(MAX_WAITING), bounds: starts.bounds };
};
interface Bounds {
  readonly bounds: readonly Bounded[];
}

/** JSON that is serialized already. */
export class SerializedJson {
  readonly json: Buffer;

  constructor(json: Buffer) {
    this.json = json;
  }
}

/** An action of CKAN's API. Throws a `CkanError`. */
export interface CkanAction {
  /** What it returns and takes, for `help_show`. */
  readonly help: string;
  readonly run: (params: Params, context: CkanContext) => Promise<unknown>;
}
