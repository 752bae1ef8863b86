import { MoissonError, OutageError, said, type Bilingual } from '@moisson/kernel';
import type { Oidc } from '@moisson/runtime';
import { createHmac } from 'node:crypto';
import * as client from 'openid-client';

/** Seconds. A person waits; and how far two clocks may differ. */
const [TIMEOUT, TOLERANCE] = [10, 30];

/** The claims of a person, from a checked ID token. */
export type Claims = Readonly<Record<string, unknown>> & { readonly sub: string };

/**
 * The OpenID provider: authorization code flow with PKCE, state and nonce. These three are derived from a random text that the browser
 * keeps in a cookie, so that nothing is stored before someone has signed in, and an answer is of use in the browser that asked alone.
 */
export class Provider {
  readonly #oidc: Oidc;
  #configuration: Promise<client.Configuration> | undefined;

  constructor(oidc: Oidc) {
    this.#oidc = oidc;
  }

  get callbackUrl(): URL {
    return new URL('/sign-in/callback', this.#oidc.publicUrl);
  }

  /** Returns the provider's address at which the person signs in. Throws `OutageError`, `access.sign-in-failed`. */
  begin = async (browser: string): Promise<URL> => {
    const configuration = await this.#configured();
    return client.buildAuthorizationUrl(configuration, {
      redirect_uri: this.callbackUrl.href,
      scope: this.#oidc.scope,
      state: derived(browser, 'state'),
      nonce: derived(browser, 'nonce'),
      code_challenge: await client.calculatePKCECodeChallenge(derived(browser, 'verifier')),
      code_challenge_method: 'S256',
    });
  };

  /**
   * Returns the claims of the person whom the provider sent back to this address. Throws `OutageError` if the provider does not answer,
   * `access.sign-in-failed` with the reason for all that is not as it must be: issuer, audience, times, signature, state, nonce, code.
   */
  finish = async (address: URL, browser: string): Promise<Claims> => {
    const configuration = await this.#configured();
    try {
      const tokens = await client.authorizationCodeGrant(configuration, address, {
        expectedState: derived(browser, 'state'),
        expectedNonce: derived(browser, 'nonce'),
        pkceCodeVerifier: derived(browser, 'verifier'),
        idTokenExpected: true,
      });
      return tokens.claims()!;
    } catch (error) {
      throw signInProblem(error, this.#oidc.issuer);
    }
  };

  /** The provider's metadata is asked for once, again after a failure. */
  #configured(): Promise<client.Configuration> {
    this.#configuration ??= this.#discovered().catch((error: unknown) => {
      this.#configuration = undefined;
      throw signInProblem(error, this.#oidc.issuer);
    });
    return this.#configuration;
  }

  async #discovered(): Promise<client.Configuration> {
    const { issuer, clientId, clientSecret } = this.#oidc;
    const server = new URL(issuer);
    const configuration = await client.discovery(
      server,
      clientId,
      { [client.clockTolerance]: TOLERANCE, ...(clientSecret === undefined ? {} : { client_secret: clientSecret }) },
      clientSecret === undefined ? client.None() : client.ClientSecretBasic(clientSecret),
      // Settings allow http to this machine alone.
      // eslint-disable-next-line @typescript-eslint/no-deprecated -- deprecated only to stand out
      { timeout: TIMEOUT, execute: server.protocol === 'http:' ? [client.allowInsecureRequests] : [] },
    );
    // The signature of the ID token is checked too, although it comes from the provider itself.
    client.enableNonRepudiationChecks(configuration);
    return configuration;
  }
}

const derived = (browser: string, name: 'state' | 'nonce' | 'verifier'): string =>
  createHmac('sha256', browser).update(`moisson sign-in ${name}`).digest('base64url');

const REASONS: Readonly<Record<string, Bilingual>> = {
  OAUTH_JWT_TIMESTAMP_CHECK_FAILED: said(
    'le jeton est expiré ou pas encore valable : l’horloge de ce service, ou celle du fournisseur, est fausse',
    'the token has expired, or is not valid yet: the clock of this service, or the provider’s, is wrong',
  ),
  OAUTH_JWT_CLAIM_COMPARISON_FAILED: said(
    'le jeton est d’un autre émetteur, pour un autre client ou d’une autre demande (iss, aud, nonce)',
    'the token is of another issuer, for another client, or of another request (iss, aud, nonce)',
  ),
  OAUTH_KEY_SELECTION_FAILED: said(
    'le jeton est signé par une clé que le fournisseur ne publie pas, ou plus',
    'the token is signed by a key that the provider does not publish, or no longer does',
  ),
  OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED: said(
    'le fournisseur se dit un autre que MOISSON_OIDC_ISSUER',
    'the provider says that it is another one than MOISSON_OIDC_ISSUER',
  ),
  OAUTH_AUTHORIZATION_RESPONSE_ERROR: said('le fournisseur a refusé', 'the provider refused'),
  OAUTH_RESPONSE_BODY_ERROR: said(
    'le fournisseur a refusé le code : déjà employé, trop ancien, ou demandé par un autre client',
    'the provider refused the code: used already, too old, or requested by another client',
  ),
  OAUTH_INVALID_RESPONSE: said(
    'la réponse du fournisseur n’est pas celle à cette demande, ou sa signature est fausse',
    'the provider’s answer is not the one to this request, or its signature is wrong',
  ),
};

/** Codes of no answer, and of answers that no provider gives. */
const NOT_A_PROVIDER = new Set([
  ...['OAUTH_TIMEOUT', 'OAUTH_ABORT', 'OAUTH_RESPONSE_IS_NOT_CONFORM', 'OAUTH_RESPONSE_IS_NOT_JSON'],
  'OAUTH_PARSE_ERROR',
]);

/** Returns `OutageError` if the provider does not answer as one, `access.sign-in-failed` otherwise. The library's messages hold no secret. */
const signInProblem = (error: unknown, issuer: string): MoissonError => {
  if (error instanceof MoissonError) return error;
  const { code = '', name, cause } = error as { code?: string; name?: string; cause?: unknown };
  // The library gives a connection that failed no code of its own.
  if (code === '' || name === 'TypeError' || NOT_A_PROVIDER.has(code))
    return new OutageError(issuer, cause ?? error, { code: 'access.provider-unavailable' });
  const reason = REASONS[code] ?? said(`réponse inattendue (${code})`, `unexpected answer (${code})`);
  return new MoissonError('access.sign-in-failed', { issuer, reason }, { cause: error });
};
