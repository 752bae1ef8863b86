import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { createServer, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { CLIENT, listening, stopped } from './oidc-provider.ts';

export interface Lie {
  /** Claims of the ID token in place of the true ones. */
  readonly claims?: Readonly<Record<string, unknown>>;
  /** The header of the ID token in place of the true one. */
  readonly header?: Readonly<Record<string, unknown>>;
  /** Signed by a key that is not published. */
  readonly isForged?: true;
  readonly withoutIdToken?: true;
  /** What the token endpoint answers in place of tokens. */
  readonly answer?: { readonly status: number; readonly body: string; readonly type?: string };
}

const HOUR = 3600;
const keyPair = () => generateKeyPairSync('rsa', { modulusLength: 2048 });
const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

const signed = (header: object, claims: object, key: KeyObject): string => {
  const content = `${encoded(header)}.${encoded(claims)}`;
  return `${content}.${sign('RSA-SHA256', Buffer.from(content), key).toString('base64url')}`;
};

/** Starts an OpenID provider on loopback whose ID tokens are as `tell` says. */
export const startLyingProvider = async () => {
  const [key, other] = [keyPair(), keyPair()];
  let lie: Lie = {};
  let nonce: string | null = null;
  const server = createServer();
  const issuer = await listening(server);
  const json = (response: ServerResponse, value: unknown): void =>
    void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value));
  server.on('request', async (request, response) => {
    const url = new URL(request.url!, issuer);
    await text(request);
    if (url.pathname === '/.well-known/openid-configuration')
      json(response, {
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/jwks`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
        code_challenge_methods_supported: ['S256'],
      });
    else if (url.pathname === '/jwks')
      json(response, { keys: [{ ...key.publicKey.export({ format: 'jwk' }), kid: 'k1', use: 'sig', alg: 'RS256' }] });
    else if (url.pathname === '/authorize') {
      nonce = url.searchParams.get('nonce');
      const back = new URL(url.searchParams.get('redirect_uri')!);
      back.searchParams.set('code', 'un-code');
      back.searchParams.set('state', url.searchParams.get('state')!);
      response.writeHead(302, { location: back.href }).end();
    } else if (lie.answer !== undefined)
      response
        .writeHead(lie.answer.status, { 'content-type': lie.answer.type ?? 'application/json' })
        .end(lie.answer.body);
    else {
      const now = Math.floor(Date.now() / 1000);
      const claims = { iss: issuer, aud: CLIENT.id, sub: 'zoe', groups: ['admins'], nonce, iat: now, exp: now + HOUR };
      const header = { alg: 'RS256', kid: 'k1', ...lie.header };
      const idToken = signed(header, { ...claims, ...lie.claims }, (lie.isForged === true ? other : key).privateKey);
      json(response, {
        ...{ access_token: 'un-jeton', token_type: 'Bearer' },
        ...(lie.withoutIdToken === true ? {} : { id_token: idToken }),
      });
    }
  });
  return { issuer, tell: (next: Lie): void => void (lie = next), stop: (): Promise<void> => stopped(server) };
};
