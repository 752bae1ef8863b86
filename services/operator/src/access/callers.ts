import type { Actor } from '@moisson/operations';
import type { Request } from 'express';
import { randomUUID } from 'node:crypto';

interface Caller {
  actor?: Actor;
  /** Of a person who signed in. */
  session?: string;
  readonly requestId: string;
}

const known = new WeakMap<Request, Caller>();

const of = (request: Request): Caller => {
  let found = known.get(request);
  if (found === undefined) known.set(request, (found = { requestId: randomUUID() }));
  return found;
};

/** Returns the id of a request: in its answer, in the audit log, and in our own log. */
export const requestIdOf = (request: Request): string => of(request).requestId;

/** Notes who sends a request, and the id of their session. */
export const setCaller = (request: Request, actor: Actor, session?: string): void => {
  const caller = of(request);
  caller.actor = actor;
  if (session !== undefined) caller.session = session;
};

/** Returns the id of the session of a request; empty for a request without one. */
export const callerSession = (request: Request): string => known.get(request)?.session ?? '';

/** Returns who sends a request; undefined before they are known. */
export const callerOf = (request: Request): Actor | undefined => known.get(request)?.actor;
