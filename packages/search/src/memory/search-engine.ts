import type { DatasetChange, DatasetQuery, OrganizationCount } from '@moisson/domain';
import type { Bounded } from '@moisson/kernel';
import type { FoundIds } from '../page/found.ts';

/** An index that follows the datasets of a store, and finds their ids: in this thread, or in one of its own. See `Search`. */
export interface SearchEngine {
  /** Its in-memory collections. */
  readonly bounds: readonly Bounded[];
  refresh(): Promise<void>;
  find(query: DatasetQuery): Promise<FoundIds>;
  organizations(): Promise<readonly OrganizationCount[]>;
  nameOf(organization: string): string | undefined;
  suggest(beginning: string, limit: number): Promise<readonly string[]>;
  /** `after`: only ids above it. */
  changes(prefix: string, limit: number, after?: string): Promise<readonly DatasetChange[]>;
  /** Ends its work. Nothing may be called afterwards. */
  close(): Promise<void>;
}
