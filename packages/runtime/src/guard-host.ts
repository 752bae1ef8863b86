import { MoissonError } from '@moisson/kernel';
import type { RequestHandler } from 'express';
import type { IncomingMessage } from 'node:http';
import { isIPv6 } from 'node:net';
import type { Listen } from './config.ts';
import { isLoopback } from './loopback.ts';

/** `uri-host [ ":" port ]` (RFC 9110 §7.2), a host being a name, an IPv4 address, or an IPv6 address in brackets. */
const HOST = /^(?:\[(?<ipv6>[0-9a-f:.]{2,45})\]|(?<name>[a-z0-9._-]{1,253}))(?::(?<port>\d{1,5}))?$/i;

/** Whether a text is a host, with or without a port, as `Host` names one. */
export const isHost = (text: string | undefined): text is string => hostIn(text) !== undefined;

const hostIn = (text: string | undefined): string | undefined => {
  const { ipv6, name, port = '0' } = HOST.exec(text ?? '')?.groups ?? {};
  if (Number(port) > 65_535 || (ipv6 !== undefined && !isIPv6(ipv6))) return undefined;
  return ipv6 ?? name;
};

/** Returns the host that a request names, without brackets and port; undefined if there is none, more than one, or an unreadable one. */
const hostOf = (request: IncomingMessage): string | undefined => {
  const [given, ...others] = request.headersDistinct.host ?? [];
  return others.length === 0 ? hostIn(given) : undefined;
};

/**
 * Refuses requests without one readable Host. On a loopback interface it also refuses every other host name: a page whose name was made to
 * resolve to loopback (DNS rebinding) has the same origin as the service, but cannot change the Host of its requests. On a public interface
 * the service does not know its own names; there the token protects it: a browser keeps credentials per origin, so a rebound page has none.
 */
export const guardHost =
  ({ host: interfaceName }: Listen): RequestHandler =>
  (request, _response, next) => {
    const host = hostOf(request);
    if (host === undefined || (isLoopback(interfaceName) && !isLoopback(host)))
      throw new MoissonError('request.forbidden', {
        detail: `Host ${JSON.stringify(request.headers.host ?? '').slice(0, 100)}`,
      });
    next();
  };
