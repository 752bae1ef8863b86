import { knownPlatform } from '@moisson/domain';
import ipaddr from 'ipaddr.js';

/**
 * Addresses that thousands of unrelated sites share: Cloudflare (cloudflare.com/ips), Fastly (api.fastly.com/public-ip-list)
 * and GitHub Pages. Equal addresses there say nothing about the server behind: each name keeps its own budget.
 */
const SHARED_EDGES = [
  ...['103.21.244.0/22', '103.22.200.0/22', '103.31.4.0/22', '104.16.0.0/13', '104.24.0.0/14', '108.162.192.0/18'],
  ...['131.0.72.0/22', '141.101.64.0/18', '162.158.0.0/15', '172.64.0.0/13', '173.245.48.0/20', '188.114.96.0/20'],
  ...['190.93.240.0/20', '197.234.240.0/22', '198.41.128.0/17', '2400:cb00::/32', '2606:4700::/32', '2803:f800::/32'],
  ...['2405:b500::/32', '2405:8100::/32', '2a06:98c0::/29', '2c0f:f248::/32'],
  ...['23.235.32.0/20', '146.75.0.0/17', '151.101.0.0/16', '199.232.0.0/16', '199.27.72.0/21', '2a04:4e40::/32'],
  ...['2a04:4e42::/32', '185.199.108.0/22', '2606:50c0:8000::/46'],
].map((cidr) => ipaddr.parseCIDR(cidr));

/**
 * Returns the group of a name, whose members share one budget: its platform if that is known; else the servers with the
 * same addresses and port, unless a content network shares these; else the name itself. `addresses`: empty if unknown.
 */
export const hostGroup = (url: URL, addresses: readonly string[]): string => {
  const { host, hostname, port } = url;
  const platform = knownPlatform(hostname);
  if (platform !== undefined) return `platform ${platform}`;
  if (addresses.length === 0 || addresses.some(isSharedEdge)) return `name ${host}`;
  return `address ${[...new Set(addresses)].sort().join(',')}${port === '' ? '' : ` port ${port}`}`;
};

const isSharedEdge = (address: string): boolean => {
  if (!ipaddr.isValid(address)) return false;
  const ip = ipaddr.process(address);
  return SHARED_EDGES.some(([network, bits]) => ip.kind() === network.kind() && ip.match(network, bits));
};
