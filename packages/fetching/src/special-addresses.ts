/** A block of addresses: its CIDR and its purpose. */
type Block = readonly [cidr: string, purpose: string];

/**
 * IANA IPv4 Special-Purpose Address Registry (RFC 6890), and the multicast block of the IPv4 Address Space registry.
 * https://www.iana.org/assignments/iana-ipv4-special-registry
 * Includes blocks that IANA marks as globally reachable: they are used by protocols, and no catalogue is published
 * there.
 */
export const specialIPv4: readonly Block[] = [
  ['0.0.0.0/8', 'this network, RFC 791'],
  ['10.0.0.0/8', 'private use, RFC 1918'],
  ['100.64.0.0/10', 'shared address space, RFC 6598'],
  ['127.0.0.0/8', 'loopback, RFC 1122'],
  ['169.254.0.0/16', 'link-local, RFC 3927'],
  ['172.16.0.0/12', 'private use, RFC 1918'],
  ['192.0.0.0/24', 'IETF protocol assignments, RFC 6890'],
  ['192.0.2.0/24', 'documentation, RFC 5737'],
  ['192.31.196.0/24', 'AS112, RFC 7535'],
  ['192.52.193.0/24', 'AMT, RFC 7450'],
  ['192.88.99.0/24', '6to4 relay anycast, RFC 7526'],
  ['192.168.0.0/16', 'private use, RFC 1918'],
  ['192.175.48.0/24', 'AS112, RFC 7534'],
  ['198.18.0.0/15', 'benchmarking, RFC 2544'],
  ['198.51.100.0/24', 'documentation, RFC 5737'],
  ['203.0.113.0/24', 'documentation, RFC 5737'],
  ['224.0.0.0/4', 'multicast, RFC 5771'],
  ['240.0.0.0/4', 'reserved and broadcast, RFC 1112 and RFC 919'],
];

/**
 * The only block from which IANA allocates global unicast IPv6 addresses. Addresses outside it are never public:
 * loopback, unique local, link-local, multicast, mapped, compatible, translated and NAT64 forms of IPv4, segment
 * routing, … https://www.iana.org/assignments/ipv6-address-space
 */
export const GLOBAL_UNICAST_IPV6 = '2000::/3';

/**
 * The blocks of the IANA IPv6 Special-Purpose Address Registry inside 2000::/3.
 * https://www.iana.org/assignments/iana-ipv6-special-registry
 */
export const specialIPv6: readonly Block[] = [
  ['2001::/23', 'IETF protocol assignments, with Teredo, benchmarking, AMT and ORCHID, RFC 2928'],
  ['2001:db8::/32', 'documentation, RFC 3849'],
  ['2002::/16', '6to4, RFC 3056'],
  ['2620:4f:8000::/48', 'AS112, RFC 7534'],
  ['3fff::/20', 'documentation, RFC 9637'],
];

/**
 * Addresses of cloud services that return a machine's credentials or control it. Rejected even in a range that an
 * operator opened: no catalogue is published there, and one response can give away the machine.
 */
export const cloudMetadata: readonly Block[] = [
  ['169.254.169.254/32', 'AWS, Azure, Google Cloud, Oracle, OpenStack, DigitalOcean and others: instance metadata'],
  ['169.254.170.2/32', 'AWS ECS: task credentials (AmazonECS task-iam-roles)'],
  ['169.254.170.23/32', 'AWS EKS: pod identity (EKS pod-id-agent)'],
  ['fd00:ec2::254/128', 'AWS EC2: instance metadata over IPv6'],
  ['fd00:ec2::23/128', 'AWS EKS: pod identity over IPv6'],
  ['168.63.129.16/32', 'Azure: platform address (learn.microsoft.com what-is-ip-address-168-63-129-16)'],
  ['fd20:ce::254/128', 'Google Cloud: metadata over IPv6'],
  ['100.100.100.200/32', 'Alibaba Cloud: instance metadata'],
  ['192.0.0.192/32', 'Oracle Cloud: earlier instance metadata'],
  ['169.254.42.42/32', 'Scaleway: instance metadata'],
  ['fd00:42::42/128', 'Scaleway: instance metadata over IPv6'],
  ['169.254.0.23/32', 'Tencent Cloud: instance metadata'],
  ['fe80::a9fe:a9fe/128', 'OpenStack: metadata over IPv6'],
];
