import { lookup as dnsLookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import type { AddressGuard } from './address-guard.ts';

/**
 * A resolver for the socket itself: every address of the answer is judged, and the socket connects to one that was
 * judged, so that a name cannot change its mind between the check and the connection (DNS rebinding).
 */
export const guardedLookup =
  (guard: AddressGuard): LookupFunction =>
  (hostname, options, callback) => {
    dnsLookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, '', 0);
      const resolved = addresses;
      try {
        for (const { address } of resolved) guard.checkAddress(address, hostname);
      } catch (refusal) {
        return callback(refusal as NodeJS.ErrnoException, '', 0);
      }
      if (options.all === true) return callback(null, resolved);
      return callback(null, resolved[0]!.address, resolved[0]!.family);
    });
  };
