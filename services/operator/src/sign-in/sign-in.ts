import { MoissonError, said } from '@moisson/kernel';
import type { Oidc } from '@moisson/runtime';
import { assets, html, link, page } from '@moisson/ui';
import { languageOf, visitorOf } from '@moisson/runtime';
import express, { type Request, type Response, type Router } from 'express';
import { randomBytes } from 'node:crypto';
import type { GuessLimit } from '../access/guess-limit.ts';
import type { OperatorParts } from '../operator-parts.ts';
import { requestIdOf } from '../access/callers.ts';
import { frameOf } from '../page-parts.ts';
import { Cookies } from './cookies.ts';
import { grantOfClaims } from './grant-of-claims.ts';
import { Provider } from './provider.ts';
import { endSession, SESSION_MS, startSession } from './sessions.ts';

/** The cookie of a browser that is signing in, and of one that has. */
const [BEGUN, SESSION] = ['moisson_sign_in', 'moisson_session'];
const BEGUN_MS = 10 * 60_000;
/** A path of ours, and no address of another site (`//site`, `/\site`). */
const OWN_PATH = /^\/(?![/\\])[^\s\\]{0,1000}$/;

/** Signing in and out by OpenID Connect. */
export class SignIn {
  readonly #parts: OperatorParts;
  readonly #oidc: Oidc;
  readonly #provider: Provider;
  readonly #cookies: Cookies;
  readonly #attempts: GuessLimit;

  /** `attempts`: limits sign-ins that do not succeed: each asks the provider. */
  constructor(parts: OperatorParts, oidc: Oidc, attempts: GuessLimit) {
    [this.#parts, this.#oidc, this.#attempts] = [parts, oidc, attempts];
    this.#provider = new Provider(oidc);
    this.#cookies = new Cookies(oidc.publicUrl);
  }

  /** The routes that everybody may ask for. */
  routes = (): Router =>
    express
      .Router()
      .use(assets())
      .get('/sign-in', this.#limited(this.#begin))
      .get('/sign-in/callback', this.#limited(this.#finish))
      .get('/signed-out', (request, response) => {
        response.type('html').send(signedOutPage(request));
      });

  /** Returns the text of the session's cookie. */
  cookieOf = (request: Request): string | undefined => this.#cookies.get(request, SESSION);

  /** Ends the session of a request. */
  end = async (request: Request, response: Response): Promise<void> => {
    await endSession(this.#parts, this.cookieOf(request));
    this.#cookies.clear(response, SESSION);
  };

  /** Throws `access.too-many-attempts` for a visitor whose sign-ins fail again and again; counts those that do. */
  readonly #limited =
    (step: (request: Request, response: Response) => Promise<void>) =>
    async (request: Request, response: Response): Promise<void> => {
      const visitor = this.#attempts.check(request, response);
      try {
        await step(request, response);
      } catch (error) {
        this.#attempts.failed(visitor, requestIdOf(request));
        throw error;
      }
    };

  readonly #begin = async (request: Request, response: Response): Promise<void> => {
    const browser = randomBytes(32).toString('base64url');
    const address = await this.#provider.begin(browser);
    const { return: given } = request.query;
    const back = typeof given === 'string' && OWN_PATH.test(given) ? given : '/';
    this.#cookies.set(response, BEGUN, `${browser}.${Buffer.from(back).toString('base64url')}`, BEGUN_MS);
    response.redirect(302, address.href);
  };

  readonly #finish = async (request: Request, response: Response): Promise<void> => {
    const [, browser, back = ''] = /^([\w-]{43})\.([\w-]{1,1400})$/.exec(this.#cookies.get(request, BEGUN) ?? '') ?? [];
    this.#cookies.clear(response, BEGUN);
    if (browser === undefined)
      throw new MoissonError('access.sign-in-failed', { issuer: this.#oidc.issuer, reason: NOT_BEGUN });
    const { search } = new URL(request.originalUrl, this.#oidc.publicUrl);
    const claims = await this.#provider.finish(new URL(search, this.#provider.callbackUrl), browser);
    const grant = grantOfClaims(claims, this.#oidc);
    const name = [claims.name, claims.preferred_username, claims.sub].find((one) => typeof one === 'string') as string;
    const person = { subject: `oidc:${claims.sub}`, name: name.slice(0, 100) };
    const { log } = this.#parts;
    if (grant === undefined) {
      log.warn({ event: 'access.no-role', ...person }, 'a person without a role tried to sign in');
      throw new MoissonError('access.no-role', { name: person.name, claim: this.#oidc.roleClaim });
    }
    // A new session has a new id: what a browser had before is of no use to whoever set it.
    await endSession(this.#parts, this.cookieOf(request));
    this.#cookies.set(response, SESSION, await startSession(this.#parts, { ...person, ...grant }), SESSION_MS);
    this.#attempts.succeeded(visitorOf(request.ip));
    log.info({ event: 'access.signed-in', ...person, ...grant }, 'a person signed in');
    const path = Buffer.from(back, 'base64url').toString();
    response.redirect(302, OWN_PATH.test(path) ? path : '/');
  };
}

const NOT_BEGUN = said(
  'ce navigateur n’a pas commencé de connexion, ou il y a plus de dix minutes; les témoins doivent être permis',
  'this browser has begun no sign-in, or more than ten minutes ago; cookies must be allowed',
);

const SIGNED_OUT = said('Déconnecté', 'Signed out');
const AGAIN = said('Se connecter', 'Sign in');

const signedOutPage = (request: Request): string => {
  const language = languageOf(request);
  const content = html`
    <h1>${SIGNED_OUT[language]}</h1>
    <p><a class="button" href=${link('/sign-in', language)}>${AGAIN[language]}</a></p>
  `;
  return page(frameOf(request), SIGNED_OUT[language], content);
};
