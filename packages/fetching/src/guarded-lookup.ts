import { lookup as dnsLookup, promises } from 'node:dns';
import type { LookupFunction } from 'node:net';
import type { AddressGuard } from './address-guard.ts';

/** Returns all addresses of a name, unchecked: to compare, not to connect. */
export const addressesOf = async (hostname: string): Promise<readonly string[]> =>
  (await promises.lookup(hostname, { all: true })).map(({ address }) => address);

/**
 * Returns a resolver for the socket. All resolved addresses are checked, and the socket connects to one of these: so a
 * name cannot resolve to another address between the check and the connection (DNS rebinding).
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
