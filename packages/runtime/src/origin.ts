import type { Request } from 'express';
import { isHost } from './guard-host.ts';

/**
 * Where a service stands for those who read it: as configured, else as the request names it, by the headers of a proxy only where that
 * is trusted. Nothing where the request names no readable host.
 */
export const originOf = (request: Request, configured: string | undefined): string | undefined => {
  if (configured !== undefined) return configured;
  const { host, protocol } = request;
  const isWeb = protocol === 'http' || protocol === 'https';
  return isWeb && isHost(host) ? `${protocol}://${host.toLowerCase()}` : undefined;
};
