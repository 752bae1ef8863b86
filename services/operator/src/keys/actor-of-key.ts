import type { StoredApiKey } from '@moisson/contracts';
import { hasKeyHash, keyIdIn } from '@moisson/domain';
import { defined } from '@moisson/kernel';
import type { Actor } from '@moisson/operations';
import type { OperatorParts } from '../operator-parts.ts';

/** Milliseconds between two writes of when a key was last used. */
const PRECISION_MS = 60_000;

/**
 * Returns the actor of an API key that lets in now; undefined if it is unknown, expired or revoked. Notes when it was last used, to the
 * minute. Throws `OutageError`: a store that does not answer lets nobody in.
 */
export const actorOfKey = async (
  { store, log }: Pick<OperatorParts, 'store' | 'log'>,
  secret: string,
  channel: Actor['channel'],
): Promise<Actor | undefined> => {
  const id = keyIdIn(secret);
  const key = id === undefined ? undefined : await store.apiKeys.get(id);
  if (key === undefined || !hasKeyHash(secret, key.hash)) return undefined;
  const now = await store.polls.now();
  if (key.revokedAt !== undefined || key.expiresAt <= now.toISOString()) return undefined;
  // A full disk must not keep people out who come to see why.
  if (isStale(key, now))
    await store.apiKeys
      .update(key.id, (one) => ({ ...one, lastUsedAt: now.toISOString() }))
      .catch((error: unknown) =>
        log.warn({ event: 'key.use-not-noted', key: key.id, err: error }, 'use of a key not noted'),
      );
  const { name, role, organizations } = key;
  return { kind: 'operator', name, subject: `key:${key.id}`, channel, role, ...defined({ organizations }) };
};

const isStale = ({ lastUsedAt }: StoredApiKey, now: Date): boolean =>
  lastUsedAt === undefined || Math.abs(now.getTime() - Date.parse(lastUsedAt)) >= PRECISION_MS;
