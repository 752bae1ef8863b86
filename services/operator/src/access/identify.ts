import type { Session } from '@moisson/contracts';
import { MoissonError } from '@moisson/kernel';
import { operatorOf, type Actor } from '@moisson/operations';
import type { Request, RequestHandler } from 'express';
import { createHash, timingSafeEqual } from 'node:crypto';
import { actorOfKey } from '../keys/actor-of-key.ts';
import type { OperatorParts } from '../operator-parts.ts';
import { actorOfSession, sessionOf } from '../sign-in/sessions.ts';
import type { SignIn } from '../sign-in/sign-in.ts';
import { requestIdOf, setCaller } from './callers.ts';
import type { GuessLimit } from './guess-limit.ts';
import { isOpen } from './is-open.ts';

/**
 * Finds out who sends each request: the bearer of an API key or of the access token, or a person who signed in. A session
 * counts for the console alone. Without an access token and a provider the service is on loopback,
 * nobody has to sign in, and whoever reaches it is its administrator. Throws `access.required`, and `access.too-many-attempts` for who
 * guesses.
 */
export const identify =
  (parts: OperatorParts, signIn: SignIn | undefined, guesses: GuessLimit): RequestHandler =>
  async (request, response, next) => {
    response.set('x-request-id', requestIdOf(request));
    const session = await sessionOf(parts, channelOf(request) === 'console' ? signIn?.cookieOf(request) : undefined);
    const given = secretIn(request.headers.authorization);
    const visitor = given === undefined ? undefined : guesses.check(request, response);
    const actor = await actorOf(parts, request, given, session);
    if (visitor !== undefined && actor === undefined) guesses.failed(visitor, given!);
    else if (visitor !== undefined) guesses.succeeded(visitor);
    if (actor === undefined && signIn !== undefined && isPage(request)) {
      response.redirect(302, `/sign-in?return=${encodeURIComponent(request.originalUrl)}`);
      return;
    }
    if (actor === undefined) {
      response.set('www-authenticate', 'Basic realm="Moisson"');
      throw new MoissonError('access.required');
    }
    setCaller(request, actor, session?.id);
    next();
  };

const channelOf = ({ path }: Request): 'api' | 'console' =>
  /^\/(?:api\/|openapi\.json$)/.test(path) ? 'api' : 'console';

/** Whether a browser asks for a page, and gave nothing that was refused. */
const isPage = (request: Request): boolean =>
  request.method === 'GET' &&
  request.headers.authorization === undefined &&
  channelOf(request) === 'console' &&
  request.accepts(['html', 'json']) === 'html';

const actorOf = async (
  parts: OperatorParts,
  request: Request,
  given: string | undefined,
  session: Session | undefined,
): Promise<Actor | undefined> => {
  const channel = channelOf(request);
  // What is given must be valid, also where nothing is needed: who uses a key means to have its rights.
  if (given === undefined && session !== undefined) return actorOfSession(session);
  if (given === undefined) return isOpen(parts) ? operatorOf(channel) : undefined;
  if (parts.token !== undefined && isSame(given, parts.token)) return operatorOf(channel, 'token');
  return actorOfKey(parts, given, channel);
};

/** Returns the bearer token, or the password of HTTP Basic. */
const secretIn = (header: string | undefined): string | undefined => {
  if (header === undefined) return undefined;
  const [scheme = '', value = ''] = header.split(' ');
  return scheme.toLowerCase() === 'basic'
    ? Buffer.from(value, 'base64')
        .toString()
        .replace(/^[^:]*:/, '')
    : value;
};

/** Compares hashes, in constant time: not even the length of the token is told. */
const isSame = (given: string, wanted: string): boolean => timingSafeEqual(hashOf(given), hashOf(wanted));

const hashOf = (text: string): Buffer => createHash('sha256').update(text).digest();
