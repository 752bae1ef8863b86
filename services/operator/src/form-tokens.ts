import { MoissonError } from '@moisson/kernel';
import type { Request, RequestHandler, Response } from 'express';
import { callerOf, callerSession } from './access/callers.ts';
import { PageForms, TOKEN_FIELD, type FormSource } from './access/page-forms.ts';
import { withheldFrom } from './access/withheld.ts';
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const COOKIE = 'moisson_console';
const SESSION = new RegExp(`(?:^|;\\s*)${COOKIE}=([\\w-]{43})(?:;|$)`);
/**
 * The tokens of the console's forms, against cross-site request forgery. A token is an HMAC of the browser's session (a random cookie) and
 * of the one path that the form may be sent to: a page that cannot read the console has none, and a token of another browser or form is
 * useless. Nothing is stored. The key is derived from the access token, so that every replica of a service has it; without an access token
 * it lives as long as the process.
 */
export class FormTokens {
  readonly #key: Buffer;

  constructor(accessToken: string | undefined) {
    this.#key =
      accessToken === undefined
        ? randomBytes(32)
        : createHmac('sha256', accessToken).update('moisson form tokens').digest();
  }

  /** Returns the forms of one page about these sources; gives the browser a session cookie, unless it has one. */
  forPage(request: Request, response: Response, sources: Iterable<FormSource> = []): PageForms {
    let session = sessionOf(request);
    if (session === undefined) {
      session = randomBytes(32).toString('base64url');
      // Lax: sent when a link leads to the console, never with another site's form.
      response.cookie(COOKIE, session, { httpOnly: true, sameSite: 'lax' });
    }
    const known = boundTo(request, session);
    return new PageForms(callerOf(request)!, (path) => this.#token(known, path), sources, withheldFrom(request));
  }

  /** Refuses every write whose form lacks the token of this browser and path. Throws `request.page-too-old`. */
  readonly check: RequestHandler = (request, _response, next) => {
    if (request.method !== 'GET' && request.method !== 'HEAD' && !this.#holds(request))
      throw new MoissonError('request.page-too-old');
    next();
  };

  #holds(request: Request): boolean {
    const session = sessionOf(request);
    const given = (request.body as Readonly<Record<string, unknown>> | undefined)?.[TOKEN_FIELD];
    if (session === undefined || typeof given !== 'string') return false;
    const [a, b] = [Buffer.from(given), Buffer.from(this.#token(boundTo(request, session), request.path))];
    return a.length === b.length && timingSafeEqual(a, b);
  }

  #token(browser: string, path: string): string {
    return createHmac('sha256', this.#key).update(`${browser} ${path}`).digest('base64url');
  }
}

/** A page of before a sign-in, or of another session, sends nothing. */
const boundTo = (request: Request, browser: string): string => `${browser} ${callerSession(request)}`;

const sessionOf = (request: Request): string | undefined => SESSION.exec(request.headers.cookie ?? '')?.[1];
