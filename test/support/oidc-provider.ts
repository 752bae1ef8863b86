import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';

export const CLIENT = { id: 'moisson', secret: 'un-secret-de-client-pour-les-tests' } as const;

export interface StartedProvider {
  readonly issuer: string;
  /** Who is signed in at the provider from now on, and their groups. */
  readonly person: { id: string; groups: readonly string[] };
  readonly stop: () => Promise<void>;
}

/** Starts an OpenID provider on loopback where everybody is signed in at once. */
export const startOidcProvider = async (redirectUri: string): Promise<StartedProvider> => {
  const server = createServer();
  const issuer = await listening(server);
  const person = { id: 'zoe', groups: ['laval'] as readonly string[] };
  const jwk = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' });
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        redirect_uris: [redirectUri],
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    claims: { openid: ['sub'], profile: ['name', 'groups'] },
    conformIdTokenClaims: false,
    cookies: { keys: [randomUUID()] },
    jwks: { keys: [{ ...jwk, kid: 'premiere', use: 'sig', alg: 'RS256' }] },
    features: { devInteractions: { enabled: false } },
    ttl: { AccessToken: 600, AuthorizationCode: 60, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    findAccount: (_, id) => ({
      accountId: id,
      claims: () => ({ sub: id, name: 'Zoé Côté', groups: [...person.groups] }),
    }),
    loadExistingGrant: async ({ oidc }) => {
      const grant = new oidc.provider.Grant({ clientId: CLIENT.id, accountId: oidc.session!.accountId! });
      grant.addOIDCScope('openid profile');
      await grant.save();
      return grant;
    },
  });
  const handle = provider.callback();
  server.on('request', (request, response) => {
    if (request.url!.startsWith('/interaction/'))
      void provider.interactionFinished(request, response, { login: { accountId: person.id } });
    else void handle(request, response);
  });
  return { issuer, person, stop: () => stopped(server) };
};

/** Listens on a free port of loopback; returns the address. */
export const listening = async (server: Server): Promise<string> => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

export const stopped = async (server: Server): Promise<void> => {
  server.close();
  server.closeAllConnections();
  if (server.listening) await once(server, 'close');
};
