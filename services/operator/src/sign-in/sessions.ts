import type { Grant, Session } from '@moisson/contracts';
import { defined } from '@moisson/kernel';
import type { Actor } from '@moisson/operations';
import { createHash, randomBytes } from 'node:crypto';
import type { Store } from '@moisson/domain';

const MINUTE_MS = 60_000;
/** A session ends after this time without a request, and in any case after the other. */
const [IDLE_MS, ABSOLUTE_MS] = [30 * MINUTE_MS, 12 * 60 * MINUTE_MS];
export const SESSION_MS = ABSOLUTE_MS;

type Parts = { readonly store: Pick<Store, 'sessions' | 'polls'> };

/** Who signed in. */
export interface Person extends Grant {
  readonly subject: string;
  readonly name: string;
}

/** Starts a session; returns the text for the cookie. The store has its hash alone. Also deletes expired sessions. */
export const startSession = async ({ store }: Parts, person: Person): Promise<string> => {
  const cookie = randomBytes(32).toString('base64url');
  const now = await store.polls.now();
  await store.sessions.removeExpired(now.toISOString());
  await store.sessions.create({
    id: sessionIdOf(cookie),
    ...{ subject: person.subject, name: person.name, role: person.role },
    ...defined({ organizations: person.organizations && [...person.organizations] }),
    ...{ createdAt: now.toISOString(), lastSeenAt: now.toISOString() },
    expiresAt: new Date(now.getTime() + ABSOLUTE_MS).toISOString(),
  });
  return cookie;
};

/** Returns the session of a cookie; undefined if there is none, or it has expired, by its age or unused. Notes its use, to the minute. */
export const sessionOf = async ({ store }: Parts, cookie: string | undefined): Promise<Session | undefined> => {
  const session = cookie === undefined ? undefined : await store.sessions.get(sessionIdOf(cookie));
  if (session === undefined) return undefined;
  const now = await store.polls.now();
  const idle = now.getTime() - Date.parse(session.lastSeenAt);
  if (session.expiresAt <= now.toISOString() || idle >= IDLE_MS) {
    await store.sessions.remove(session.id);
    return undefined;
  }
  if (idle >= MINUTE_MS) await store.sessions.update(session.id, (one) => ({ ...one, lastSeenAt: now.toISOString() }));
  return session;
};

/** Ends the session of a cookie, if there is one. */
export const endSession = async ({ store }: Parts, cookie: string | undefined): Promise<void> => {
  if (cookie !== undefined) await store.sessions.remove(sessionIdOf(cookie));
};

export const actorOfSession = ({ subject, name, role, organizations }: Session): Actor => ({
  ...{ kind: 'operator', channel: 'console', subject, name, role },
  ...defined({ organizations }),
});

const sessionIdOf = (cookie: string): string => createHash('sha256').update(cookie).digest('hex');
