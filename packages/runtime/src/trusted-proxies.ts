import { BlockList, isIP, isIPv4 } from 'node:net';

interface AddressRange {
  readonly address: string;
  readonly prefix: number;
  readonly family: 'ipv4' | 'ipv6';
}

/** Parses an address or a CIDR range; returns undefined if the text is neither, or covers all addresses. */
export const addressRange = (text: string): AddressRange | undefined => {
  const [address = '', prefix, ...rest] = text.split('/');
  if (isIP(address) === 0 || address.includes('%') || rest.length > 0) return undefined;
  const family = isIPv4(address) ? 'ipv4' : 'ipv6';
  const bits = family === 'ipv4' ? 32 : 128;
  if (prefix === undefined) return { address, prefix: bits, family };
  const length = /^\d{1,3}$/.test(prefix) ? Number(prefix) : 0;
  return length >= 1 && length <= bits ? { address, prefix: length, family } : undefined;
};

/** Returns a test of whether an address is in these ranges; an IPv4 address within IPv6 (`::ffff:a.b.c.d`) counts as that IPv4 address. */
export const trustedProxies = (ranges: readonly string[]): ((address: string | undefined) => boolean) => {
  const list = new BlockList();
  for (const range of ranges.map(addressRange))
    if (range !== undefined) list.addSubnet(range.address, range.prefix, range.family);
  return (address = '') => {
    const [bare = ''] = address.split('%', 1);
    return isIP(bare) !== 0 && list.check(bare, isIPv4(bare) ? 'ipv4' : 'ipv6');
  };
};
