import ipaddr from 'ipaddr.js';
import { isIP } from 'node:net';

/**
 * What one visitor's requests have in common: an IPv4 address, or the /64 of an IPv6 one, since a single customer can use
 * every address of at least that (RFC 6177). A port that some proxies
 * put behind an address in `X-Forwarded-For` is left out. Texts that are no address are one visitor.
 */
export const visitorOf = (address: string | undefined): string => {
  const [bare = ''] = withoutPort(address ?? '').split('%', 1);
  if (isIP(bare) === 0) return 'unknown';
  const ip = ipaddr.process(bare);
  return ip instanceof ipaddr.IPv6
    ? `${ip.parts
        .slice(0, 4)
        .map((part) => part.toString(16))
        .join(':')}::/64`
    : ip.toString();
};

const withoutPort = (address: string): string =>
  /^\[([^\]]*)\](?::\d+)?$|^([\d.]+):\d+$/.exec(address)?.slice(1).join('') ?? address;
