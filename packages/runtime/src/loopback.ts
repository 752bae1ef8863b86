import { BlockList, isIPv4, isIPv6 } from 'node:net';

const loopbackIPv4 = new BlockList();
loopbackIPv4.addSubnet('127.0.0.0', 8, 'ipv4');
const loopbackIPv6 = new BlockList();
loopbackIPv6.addAddress('::1', 'ipv6');

/**
 * Whether a host, without brackets and port, is this machine whatever a name server returns: an address in 127.0.0.0/8 with four decimal
 * parts (RFC 1122 §3.2.1.3), `::1` in any spelling, or `localhost` (RFC 6761 §6.3). All others are not, among them short and numeric forms
 * (`127.1`, `0x7f.1`), IPv4 inside IPv6, and zones: their owner, or the resolver, decides where they lead.
 */
export const isLoopback = (host: string): boolean =>
  host.toLowerCase() === 'localhost' ||
  (isIPv4(host) && loopbackIPv4.check(host, 'ipv4')) ||
  (isIPv6(host) && !host.includes('%') && loopbackIPv6.check(host, 'ipv6'));
