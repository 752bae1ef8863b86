import type { Credential } from '@moisson/contracts';
import type { SourceCredentials } from '@moisson/domain';
import { MoissonError } from '@moisson/kernel';
import type { Agent } from 'node:https';
import { bareHost } from '../redirects.ts';
import { concealChunks, concealText } from './conceal.ts';
import { basicOf, secretForms } from './secret-forms.ts';
import type { TlsAgents, TlsMaterial } from './tls-agents.ts';
import { withParameters } from './with-parameters.ts';

/** What is sent with one request. */
export interface Sent {
  readonly address: string;
  readonly headers: Readonly<Record<string, string>>;
  /** In place of the agent of all sources. */
  readonly agent?: Agent;
  /** Whether it identifies us to the source. */
  readonly isIdentified: boolean;
}

/** How the requests of one source are authorized, and how its answers are freed of the secrets. */
export interface Authorization {
  /**
   * Returns what is sent with a request to this address: the credentials go to their own origin only. Throws
   * `credentials.not-sent` for another scheme, port or "www." of that host: without them the source may show a smaller
   * catalogue, which would look as if the rest had been deleted.
   */
  readonly sentTo: (url: URL) => Sent;
  readonly conceal: (text: string) => string;
  readonly concealBody: (chunks: AsyncIterable<Uint8Array>) => AsyncIterable<Uint8Array>;
}

/** The authorization of a source without credentials. */
export const anonymous: Authorization = {
  sentTo: ({ href }) => ({ address: href, headers: {}, isIdentified: false }),
  conceal: (text) => text,
  concealBody: (chunks) => chunks,
};

export const authorizationOf = ({ origin, parts }: SourceCredentials, agents: TlsAgents): Authorization => {
  const [headers, parameters, tls] = [headersOf(parts), parametersOf(parts), tlsOf(parts)];
  const isIdentified = parts.some(({ kind }) => kind !== 'authority');
  const own = URL.parse(origin);
  const forms = secretForms(parts);
  return {
    sentTo: (url) => {
      if (url.origin === origin)
        return {
          ...{ address: withParameters(url, parameters), headers, isIdentified },
          ...(tls === undefined ? {} : { agent: agents.for(tls) }),
        };
      if (isIdentified && own !== null && bareHost(url) === bareHost(own))
        throw new MoissonError('credentials.not-sent', { target: url.origin, origin });
      return anonymous.sentTo(url);
    },
    conceal: (text) => concealText(text, forms),
    concealBody: (chunks) => (forms.length === 0 ? chunks : concealChunks(chunks, forms)),
  };
};

const headersOf = (parts: readonly Credential[]): Record<string, string> =>
  Object.fromEntries(
    parts.flatMap((part) => {
      if (part.kind === 'header') return [[part.name.toLowerCase(), part.value]];
      if (part.kind === 'bearer') return [['authorization', `Bearer ${part.token}`]];
      return part.kind === 'basic' ? [['authorization', `Basic ${basicOf(part)}`]] : [];
    }),
  );

const parametersOf = (parts: readonly Credential[]): Record<string, string> =>
  Object.fromEntries(parts.flatMap((part) => (part.kind === 'query' ? [[part.name, part.value]] : [])));

const tlsOf = (parts: readonly Credential[]): TlsMaterial | undefined => {
  const authorities = parts.flatMap((part) => (part.kind === 'authority' ? [part.certificates] : []));
  const client = parts.find((part) => part.kind === 'client-certificate');
  if (authorities.length === 0 && client === undefined) return undefined;
  return { authorities, ...(client === undefined ? {} : { certificate: client.certificate, key: client.key }) };
};
