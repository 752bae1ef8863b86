import type { Request } from 'express';
import { isHost } from './guard-host.ts';

/**
 * Returns the public origin of a service: the configured one, else the request's (a proxy's headers count only if the proxy is trusted).
 * Undefined if the request names no readable host.
 */
export const originOf = (request: Request, configured: string | undefined): string | undefined => {
  if (configured !== undefined) return configured;
  const { host, protocol } = request;
  const isWeb = protocol === 'http' || protocol === 'https';
  return isWeb && isHost(host) ? `${protocol}://${host.toLowerCase()}` : undefined;
};
