import { expect, test } from '@jest/globals';
import { AddressGuard } from './address-guard.ts';

const spellings = [
  '127.0.0.1',
  '127.1',
  '127.0.1',
  '2130706433',
  '0x7f000001',
  '0x7f.0.0.1',
  '0177.0.0.1',
  '017700000001',
  '127.000.000.001',
  '127.255.255.254',
  '0.0.0.0',
  '0',
  '10.0.0.1',
  '10.255.255.255',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.0.1',
  '192.168.255.255',
  '169.254.169.254',
  '169.254.0.1',
  '2852039166',
  '0xa9fea9fe',
  '0251.0376.0251.0376',
  '100.64.0.1',
  '100.127.255.255',
  '192.0.0.1',
  '192.0.2.1',
  '198.18.0.1',
  '198.51.100.1',
  '203.0.113.1',
  '224.0.0.1',
  '239.255.255.255',
  '240.0.0.1',
  '255.255.255.255',
  '[::1]',
  '[::]',
  '[0:0:0:0:0:0:0:1]',
  '[::ffff:127.0.0.1]',
  '[::ffff:7f00:1]',
  '[::ffff:10.0.0.1]',
  '[::ffff:169.254.169.254]',
  '[64:ff9b::7f00:1]',
  '[64:ff9b::a9fe:a9fe]',
  '[64:ff9b::10.0.0.1]',
  '[2002:7f00:1::]',
  '[2002:a9fe:a9fe::1]',
  '[2002:a00:1::]',
  '[fe80::1]',
  '[fec0::1]',
  '[fc00::1]',
  '[fd00::1]',
  '[ff02::1]',
  '[2001:db8::1]',
  '[2001::1]',
  '[::127.0.0.1]',
  '[100::1]',
  '127.0.0.1.',
  '①②⑦.0.0.1',
  '127。0。0。1',
  '[::ffff:0:127.0.0.1]',
];
const others = [
  'file:///etc/passwd',
  'ftp://exemple.ca/',
  'gopher://exemple.ca/',
  'data:text/plain,x',
  'javascript:alert(1)',
  'http://user:pass@exemple.ca/',
  'http://user@exemple.ca/',
  'http://exemple.ca:22/',
  'http://exemple.ca:6379/',
  'https://exemple.ca:9200/',
  'http://exemple.ca:27017/',
  '',
  ':::',
  '//exemple.ca',
  'http://',
];

const guard = new AddressGuard([]);
test.each([
  ...spellings.map((host) => `http://${host}/`),
  ...spellings.map((host) => `https://${host}:8443/x`),
  ...others,
])('the address guard rejects %s', (url) => {
  expect(() => guard.checkUrl(url)).toThrow(expect.objectContaining({ code: 'fetch.address-forbidden' }));
});

test('the address guard allows public addresses, and a private range only if it was opened', () => {
  expect(guard.checkUrl('https://donnees.montreal.ca/api').host).toBe('donnees.montreal.ca');
  expect(guard.checkUrl('http://8.8.8.8/').host).toBe('8.8.8.8');
  expect(new AddressGuard(['127.0.0.0/8']).checkUrl('http://127.0.0.1:4000/').port).toBe('4000');
  expect(() => new AddressGuard(['127.0.0.0/8']).checkUrl('http://10.0.0.1/')).toThrow();
  expect(() => new AddressGuard(['tout'])).toThrow(expect.objectContaining({ code: 'config.invalid' }));
});
