import { MoissonError, said, type Bilingual } from '@moisson/kernel';
import ipaddr from 'ipaddr.js';
import { isIP } from 'node:net';
import { cloudMetadata, GLOBAL_UNICAST_IPV6, specialIPv4, specialIPv6 } from './special-addresses.ts';

/** Ports that a public catalogue may use. In a range that the operator opened, every port is allowed. */
const PUBLIC_PORTS = new Set(['', '80', '443', '8080', '8443']);

type Address = ipaddr.IPv4 | ipaddr.IPv6;
type Range = readonly [Address, number];

const ranges = (blocks: readonly (readonly [string, string])[]): readonly Range[] =>
  blocks.map(([cidr]) => ipaddr.parseCIDR(cidr));
const special = ranges([...specialIPv4, ...specialIPv6]);
const metadata = ranges(cloudMetadata);
const globalUnicast: readonly Range[] = [ipaddr.parseCIDR(GLOBAL_UNICAST_IPV6)];

/** Compares addresses of the same family only: an IPv4 range does not contain an IPv6 form of its addresses. */
const isIn = (ip: Address, among: readonly Range[]): boolean =>
  among.some(([network, bits]) => ip.kind() === network.kind() && ip.match(network, bits));

const isPublic = (ip: Address): boolean =>
  !isIn(ip, special) &&
  !isIn(ip, metadata) &&
  (ip instanceof ipaddr.IPv4 || (isIn(ip, globalUnicast) && !isIsatap(ip)));

/** ISATAP (RFC 5214 §6.1): any prefix, then 0000:5efe or 0200:5efe, then the IPv4 address of the receiver. */
const isIsatap = ({ parts }: ipaddr.IPv6): boolean => (parts[4]! & 0xfdff) === 0 && parts[5] === 0x5efe;

/**
 * Returns the IPv4 address that a gateway or the operating system would connect to for an IPv6 address outside
 * 2000::/3.
 */
const embeddedIPv4 = (ip: Address): ipaddr.IPv4 | undefined =>
  ip instanceof ipaddr.IPv6 && isIn(ip, IPV4_IN_IPV6) ? new ipaddr.IPv4(ip.toByteArray().slice(12)) : undefined;
const IPV4_IN_IPV6: readonly Range[] = [
  '::ffff:0:0/96', // mapped, RFC 4291
  '::ffff:0:0:0/96', // translated, RFC 2765
  '64:ff9b::/96', // NAT64, RFC 6052
].map((cidr) => ipaddr.parseCIDR(cidr));

/** Decides which addresses may be connected to: public ones, and the ranges that the operator opened. */
export class AddressGuard {
  readonly #allowed: readonly Range[];

  /** `allow`: CIDR ranges. Throws `config.invalid` with the one that is malformed. */
  constructor(allow: readonly string[]) {
    this.#allowed = allow.map((cidr) => {
      try {
        return ipaddr.parseCIDR(cidr);
      } catch (cause) {
        throw new MoissonError(
          'config.invalid',
          {
            detail: said(
              `MOISSON_EGRESS_ALLOW : « ${cidr} » n’est pas une plage CIDR`,
              `MOISSON_EGRESS_ALLOW: "${cidr}" is not a CIDR range`,
            ),
          },
          { cause },
        );
      }
    });
  }

  /** Checks a URL without resolving its host name. Throws `fetch.address-forbidden`. */
  checkUrl(text: string): URL {
    const url = URL.parse(text);
    if (url === null) throw forbidden(text, said('ce n’est pas une adresse', 'not an address'));
    if (url.protocol !== 'http:' && url.protocol !== 'https:')
      throw forbidden(text, said(`schéma ${url.protocol}`, `scheme ${url.protocol}`));
    if (url.username !== '' || url.password !== '')
      throw forbidden(
        url.origin,
        said('nom d’utilisateur ou mot de passe dans l’adresse', 'user name or password in the address'),
      );
    const host = hostOf(url);
    if (isIP(host) !== 0) this.checkAddress(host, text);
    if (!PUBLIC_PORTS.has(url.port) && !this.#mayBeAllowed(host)) throw forbidden(text, `port ${url.port}`);
    return url;
  }

  /** Checks the address of a connection. Throws `fetch.address-forbidden`. */
  checkAddress(address: string, url: string): void {
    if (!this.permits(address))
      throw forbidden(url, said(`${address} n’est pas une adresse publique`, `${address} is not a public address`));
  }

  permits(address: string): boolean {
    if (!ipaddr.isValid(address)) return false;
    const ip = ipaddr.parse(address);
    if (isIn(ip, metadata)) return false;
    return isPublic(ip) || this.#isOpened(ip);
  }

  /**
   * If an operator opened a range that embeds IPv4 addresses (NAT64, for a machine with only IPv6), the embedded
   * address must still be public.
   */
  #isOpened(ip: Address): boolean {
    const inside = embeddedIPv4(ip);
    return isIn(ip, this.#allowed) && (inside === undefined || isPublic(inside));
  }

  /** A host name may resolve to an opened range: its port is then checked together with the resolved address. */
  #mayBeAllowed(host: string): boolean {
    return this.#allowed.length > 0 && (isIP(host) === 0 ? host === 'localhost' : this.#isOpened(ipaddr.parse(host)));
  }
}

export const hostOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '');

const forbidden = (url: string, detail: string | Bilingual): MoissonError =>
  new MoissonError('fetch.address-forbidden', { url, detail });
