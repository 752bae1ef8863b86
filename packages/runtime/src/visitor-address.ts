import ipaddr from 'ipaddr.js';
import { isIP } from 'node:net';

/**
 * Returns the key of a visitor: the IPv4 address, or the /64 of an IPv6 one, because a single customer can use every address of at least a
 * /64 (RFC 6177). A port that some proxies append to an address in `X-Forwarded-For` is removed. All texts that are not addresses share one
 * key.
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
