import { keyHash, keyIdIn, type ApiKeys } from '@moisson/domain';
import { BoundedMemory } from '@moisson/kernel';
import type { Request } from 'express';

const MAX_KEYS = 1000;
/** Milliseconds for which an answer of the store is kept: a revoked key has its room for so long at most. */
const KNOWN_MS = 60_000;

/** The API keys that requests to the portal bring. They open nothing here, where all is public: they give more room. */
export class KnownKeys {
  readonly #apiKeys: Pick<ApiKeys, 'get'>;
  readonly #known = new BoundedMemory<{ readonly id: string | undefined; readonly until: number }>(
    'portal.keys',
    MAX_KEYS,
  );

  constructor(apiKeys: Pick<ApiKeys, 'get'>) {
    this.#apiKeys = apiKeys;
  }

  get bound(): BoundedMemory<unknown> {
    return this.#known;
  }

  /** Returns the id of the valid key of a request. Without one, or while the store does not answer, it is as others. */
  idOf = async (request: Request): Promise<string | undefined> => {
    const secret = /^bearer (moisson_\S{1,150})$/i.exec(request.get('authorization') ?? '')?.[1];
    const id = secret === undefined ? undefined : keyIdIn(secret);
    if (secret === undefined || id === undefined) return undefined;
    const hash = keyHash(secret);
    const known = this.#known.get(hash);
    if (known !== undefined && known.until > performance.now()) return known.id;
    const key = await this.#apiKeys.get(id).catch(() => undefined);
    const isValid = key?.hash === hash && key.revokedAt === undefined && key.expiresAt > new Date().toISOString();
    this.#known.set(hash, { id: isValid ? id : undefined, until: performance.now() + KNOWN_MS });
    return isValid ? id : undefined;
  };
}
