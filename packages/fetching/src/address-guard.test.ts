import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import ipaddr from 'ipaddr.js';
import { AddressGuard } from './address-guard.ts';
import { cloudMetadata, GLOBAL_UNICAST_IPV6, specialIPv4, specialIPv6 } from './special-addresses.ts';

/** Address blocks as intervals of numbers: independent of the guard's own arithmetic. */
interface Interval {
  readonly bits: 32 | 128;
  readonly first: bigint;
  readonly last: bigint;
}

const numberOf = (bytes: readonly number[]): bigint => bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);

const interval = (cidr: string): Interval => {
  const [address, prefix] = cidr.split('/') as [string, string];
  const bytes = ipaddr.parse(address).toByteArray();
  const bits = bytes.length === 4 ? 32 : 128;
  const first = numberOf(bytes);
  return { bits, first, last: first + (1n << BigInt(bits - Number(prefix))) - 1n };
};

const spelled = (value: bigint, bits: 32 | 128): string =>
  ipaddr
    .fromByteArray(Array.from({ length: bits / 8 }, (_, at) => Number((value >> BigInt(bits - 8 * (at + 1))) & 255n)))
    .toString();

const special = [...specialIPv4, ...specialIPv6, ...cloudMetadata].map(([cidr]) => interval(cidr));
const global = interval(GLOBAL_UNICAST_IPV6);
const holds = (block: Interval, value: bigint, bits: number): boolean =>
  block.bits === bits && block.first <= value && value <= block.last;
const expectedPublic = (value: bigint, bits: 32 | 128): boolean =>
  (bits === 32 || holds(global, value, bits)) && !special.some((block) => holds(block, value, bits));

describe('the registries', () => {
  const guard = new AddressGuard([]);

  test.each([
    ...specialIPv4,
    ...specialIPv6,
    ...cloudMetadata,
    [GLOBAL_UNICAST_IPV6, 'the public block itself'] as const,
  ])('decide correctly on the first and last address of %s and on those just outside (%s)', (cidr) => {
    const { bits, first, last } = interval(cidr);
    for (const value of [first - 1n, first, first + 1n, last - 1n, last, last + 1n]) {
      if (value < 0n || value >= 1n << BigInt(bits)) continue;
      expect([spelled(value, bits), guard.permits(spelled(value, bits))]).toEqual([
        spelled(value, bits),
        expectedPublic(value, bits),
      ]);
    }
  });

  test('every address that another list calls special is rejected', () => {
    const bytes = (length: number) => fc.array(fc.nat(255), { minLength: length, maxLength: length });
    // Also near the known prefixes, which random bytes rarely match.
    const near = fc
      .tuple(
        fc.constantFrom('2001::', '2001:db8::', '2002::', '64:ff9b::', '64:ff9b:1::', '100::', '5f00::'),
        bytes(10),
      )
      .map(([prefix, tail]) => [...ipaddr.parse(prefix).toByteArray().slice(0, 6), ...tail]);
    fc.assert(
      fc.property(fc.oneof(bytes(4), bytes(16), near), (address) => {
        const ip = ipaddr.fromByteArray(address);
        expect(guard.permits(ip.toString()) && ip.range() !== 'unicast').toBe(false);
      }),
    );
  });
});

const embeddings = (a: number, b: number): readonly string[] => {
  const [high, low] = [a.toString(16), b.toString(16)];
  return [
    `::ffff:${high}:${low}`,
    `::${high}:${low}`,
    `::ffff:0:${high}:${low}`,
    `64:ff9b::${high}:${low}`,
    `64:ff9b:1::${high}:${low}`,
    `64:ff9b:1:${high}:${low}::`,
    `2002:${high}:${low}::1`,
    `2001:0:${high}:${low}::1`,
    `2001:0:4136:e378:8000:63bf:${(a ^ 0xffff).toString(16)}:${(b ^ 0xffff).toString(16)}`,
    `fe80::5efe:${high}:${low}`,
    `fe80::200:5efe:${high}:${low}`,
    `2607:f8b0::5efe:${high}:${low}`,
    `2607:f8b0::200:5efe:${high}:${low}`,
  ];
};

describe('IPv6 forms of IPv4 addresses', () => {
  test.each([
    ...embeddings(0x7f00, 0x0001),
    ...embeddings(0xa9fe, 0xa9fe),
    ...embeddings(0x0a00, 0x0001),
    ...embeddings(0xa83f, 0x8110),
    ...embeddings(0x0808, 0x0808),
  ])('%s is rejected, whichever IPv4 range is open', (address) => {
    for (const allow of [[], ['127.0.0.0/8'], ['0.0.0.0/0']])
      expect(new AddressGuard(allow).permits(address)).toBe(false);
  });

  test('a machine with only IPv6 may open NAT64, and reaches only public addresses through it', () => {
    const guard = new AddressGuard(['64:ff9b::/96', '127.0.0.0/8']);
    expect(guard.permits('64:ff9b::8.8.8.8')).toBe(true);
    for (const inside of ['127.0.0.1', '10.0.0.1', '169.254.169.254', '168.63.129.16', '100.100.100.200'])
      expect([inside, guard.permits(`64:ff9b::${inside}`)]).toEqual([inside, false]);
  });
});

test('cloud metadata addresses stay closed when the range around them is opened', () => {
  const guard = new AddressGuard(['0.0.0.0/0', '::/0']);
  for (const [cidr] of cloudMetadata) expect([cidr, guard.permits(cidr.split('/')[0]!)]).toEqual([cidr, false]);
  expect(guard.permits('10.1.2.3')).toBe(true);
  expect(guard.permits('fd12::1')).toBe(true);
});

test.each([
  '168.63.129.16',
  '2130706433',
  '[fd20:ce::254]',
  '[2607:f8b0::5efe:7f00:1]',
  '[4000::1]',
  '[64:ff9b::8.8.8.8]',
])('a source address at %s is rejected', (host) => {
  expect(() => new AddressGuard([]).checkUrl(`http://${host}/`)).toThrow(
    expect.objectContaining({ code: 'fetch.address-forbidden' }),
  );
});

test.each(['8.8.8.8', '132.203.1.1', '168.63.129.17', '2607:f8b0:4006:80a::200e', '2001:200::1', '2a00:1450::1'])(
  'the public address %s is permitted',
  (address) => expect(new AddressGuard([]).permits(address)).toBe(true),
);
