import { expect, test } from '@jest/globals';
import { withParameters } from './with-parameters.ts';

test.each([
  ['https://a.ca/x', 'https://a.ca/x?cl%C3%A9=a%26b%2B1'],
  ['https://a.ca/x?q=a+b%20c&fq=%7B&#f', 'https://a.ca/x?q=a+b%20c&fq=%7B&cl%C3%A9=a%26b%2B1'],
  ['https://a.ca/x?clé=REDACTED&page=2', 'https://a.ca/x?page=2&cl%C3%A9=a%26b%2B1'],
  ['https://a.ca/x?%=1&clés=2', 'https://a.ca/x?%=1&cl%C3%A9s=2&cl%C3%A9=a%26b%2B1'],
])('%s gets the parameter once, and keeps the encoding of the others', (address, expected) => {
  expect(withParameters(new URL(address), { clé: 'a&b+1' })).toBe(expected);
});

test('without parameters the address is unchanged', () => {
  expect(withParameters(new URL('https://a.ca/x?a=1#b'), {})).toBe('https://a.ca/x?a=1#b');
});
