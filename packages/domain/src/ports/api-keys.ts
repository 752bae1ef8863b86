import type { StoredApiKey } from '@moisson/contracts';

/** API keys; only hashes of their secrets. Every method throws `OutageError`. */
export interface ApiKeys {
  get(id: string): Promise<StoredApiKey | undefined>;
  /** By id. */
  list(): Promise<readonly StoredApiKey[]>;
  /** Returns false, and writes nothing, if the id is or was in use. */
  create(key: StoredApiKey): Promise<boolean>;
  /** Applies the change to the newest version; undefined if there is no such key. */
  update(id: string, change: (key: StoredApiKey) => StoredApiKey): Promise<StoredApiKey | undefined>;
}
