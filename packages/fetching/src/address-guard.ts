import { MoissonError } from '@moisson/contracts';
import ipaddr from 'ipaddr.js';
import { isIP } from 'node:net';

/** Ports that a public catalogue may use. An allowed range opens every port of it. */
const PUBLIC_PORTS = new Set(['', '80', '443', '8080', '8443']);

type Range = readonly [ipaddr.IPv4 | ipaddr.IPv6, number];

/** Which addresses may be asked: public ones only, and the ranges that the operator opened on purpose. */
export class AddressGuard {
  readonly #allowed: readonly Range[];

  /** `allow`: CIDR ranges. Throws `config.invalid` naming the one that is not. */
  constructor(allow: readonly string[]) {
    this.#allowed = allow.map((cidr) => {
      try {
        return ipaddr.parseCIDR(cidr);
      } catch (cause) {
        throw new MoissonError(
          'config.invalid',
          { detail: `MOISSON_EGRESS_ALLOW: "${cidr}" is not a CIDR range` },
          { cause },
        );
      }
    });
  }

  /** Checks what can be known without resolving names. Throws `fetch.address-forbidden`. */
  checkUrl(text: string): URL {
    const url = URL.parse(text);
    if (url === null) throw forbidden(text, 'not an address');
    if (url.protocol !== 'http:' && url.protocol !== 'https:') throw forbidden(text, `scheme ${url.protocol}`);
    if (url.username !== '' || url.password !== '') throw forbidden(url.origin, 'user name or password in the address');
    const host = hostOf(url);
    if (isIP(host) !== 0) this.checkAddress(host, text);
    if (!PUBLIC_PORTS.has(url.port) && !this.#mayBeAllowed(host)) throw forbidden(text, `port ${url.port}`);
    return url;
  }

  /** Checks an address as it will be connected to. Throws `fetch.address-forbidden`. */
  checkAddress(address: string, url: string): void {
    if (!this.permits(address)) throw forbidden(url, `${address} is not a public address`);
  }

  permits(address: string): boolean {
    if (!ipaddr.isValid(address)) return false;
    const ip = embeddedIPv4(ipaddr.parse(address));
    return ip.range() === 'unicast' || this.#inAllowed(ip);
  }

  #inAllowed(ip: ipaddr.IPv4 | ipaddr.IPv6): boolean {
    return this.#allowed.some((range) => ip.kind() === range[0].kind() && ip.match(range as [ipaddr.IPv4, number]));
  }

  /** A name may still resolve into an allowed range; its port is then judged with the address it resolves to. */
  #mayBeAllowed(host: string): boolean {
    return (
      this.#allowed.length > 0 &&
      (isIP(host) === 0 ? host === 'localhost' : this.#inAllowed(embeddedIPv4(ipaddr.parse(host))))
    );
  }
}

export const hostOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '');

/** The IPv4 address inside mapped, NAT64 (RFC 6052) and 6to4 (RFC 3056) forms, which would reach it all the same. */
const embeddedIPv4 = (ip: ipaddr.IPv4 | ipaddr.IPv6): ipaddr.IPv4 | ipaddr.IPv6 => {
  if (!(ip instanceof ipaddr.IPv6)) return ip;
  if (ip.isIPv4MappedAddress()) return ip.toIPv4Address();
  const bytes = ip.toByteArray();
  // IPv4-compatible (::a.b.c.d, RFC 4291 §2.5.5.1, deprecated and still routed by some); ::1 and :: stay themselves.
  if (ip.range() === 'unicast' && bytes.slice(0, 12).every((byte) => byte === 0))
    return new ipaddr.IPv4(bytes.slice(12));
  if (ip.range() === 'rfc6052') return new ipaddr.IPv4(bytes.slice(12));
  if (ip.range() === '6to4') return new ipaddr.IPv4(bytes.slice(2, 6));
  return ip;
};

const forbidden = (url: string, detail: string): MoissonError =>
  new MoissonError('fetch.address-forbidden', { url, detail });
