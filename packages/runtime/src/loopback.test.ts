import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isLoopback } from './loopback.ts';

test.each([
  ...['127.0.0.1', '127.0.0.0', '127.255.255.255', '127.1.2.3', 'localhost', 'LocalHost'],
  ...['::1', '0:0:0:0:0:0:0:1', '0::1', '::0001', '0000:0000:0000:0000:0000:0000:0000:0001', '::0.0.0.1'],
])('%s is loopback', (host) => {
  expect(isLoopback(host)).toBe(true);
});

test.each([
  ...[
    '',
    ' ',
    '0',
    '127',
    '127.',
    '127.1',
    '127.0.1',
    '127.0.0.1.',
    '127.0.0.256',
    '127.0.0.01',
    '0127.0.0.1',
    '127.0.0.1 ',
  ],
  ...[' 127.0.0.1', '127.0.0.1\n', '127.0.0.1\0', '127.0.0.1%lo', '127.0.0.1/8', '127.0.0.1:80', '127.0.0.1, 10.0.0.1'],
  ...['2130706433', '0x7f.1', '0x7f000001', '017700000001', '0.0.0.0', '128.0.0.1', '10.0.0.1', '126.255.255.255'],
  ...[
    '127.example.com',
    '127.0.0.1.nip.io',
    '127.0.0.example.com',
    'localhost.',
    'localhost.example.com',
    'example.localhost',
  ],
  ...[
    'localhost.localdomain',
    'loopback',
    'ip6-localhost',
    'evil-localhost',
    'user@localhost',
    'localhost:80',
    '127。0。0。1',
  ],
  ...[
    '::',
    '::2',
    '::1%lo',
    '[::1]',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '::127.0.0.1',
    '64:ff9b::7f00:1',
    '::1::',
    '1',
    ':::1',
  ],
])('%j is not loopback', (host) => {
  expect(isLoopback(host)).toBe(false);
});

test('a name that continues after a loopback name is not loopback', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('127.', '127.0.0.1', 'localhost', '::1', '127.0.0.1.'),
      fc.domain(),
      fc.constantFrom('', '.', '-', '@', ':', '%'),
      (start, rest, between) => !isLoopback(start + between + rest) && !isLoopback(rest + between + start + '.'),
    ),
  );
});
