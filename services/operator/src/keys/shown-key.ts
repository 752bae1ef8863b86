import type { ApiKey, StoredApiKey } from '@moisson/contracts';

/** Returns what may be shown of a key: all but its hash. */
export const shownKey = ({ hash: _, ...key }: StoredApiKey): ApiKey => key;
