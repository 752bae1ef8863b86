import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { asUtf8 } from './as-utf8.ts';

const TEXT = 'titre;licence\nForêt à Québec;cc-by\nÉté;cc-by\n';
const read = (bytes: Uint8Array) => {
  const { bytes: utf8, charset, cut } = asUtf8(bytes);
  return { text: Buffer.from(utf8).toString(), charset, cut };
};
const utf16be = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();

test.each([
  ['UTF-8', Buffer.from(TEXT), 'utf-8'],
  ['UTF-8 with a mark', Buffer.from(`\ufeff${TEXT}`), 'utf-8'],
  ['UTF-16 with a mark', Buffer.from(`\ufeff${TEXT}`, 'utf16le'), 'utf-16le'],
  ['big-endian UTF-16 with a mark', utf16be(`\ufeff${TEXT}`), 'utf-16be'],
  ['UTF-16 without a mark', Buffer.from(TEXT, 'utf16le'), 'utf-16le'],
  ['big-endian UTF-16 without a mark', utf16be(TEXT), 'utf-16be'],
  ['windows-1252', Buffer.from(TEXT, 'latin1'), 'windows-1252'],
])('%s is converted', (_, bytes, charset) => {
  expect(read(bytes)).toEqual({ text: TEXT, charset, cut: false });
});

test('a text that ends inside a character is cut', () => {
  const bytes = Buffer.from('été à');
  expect(read(bytes.subarray(0, -1))).toEqual({ text: 'été ', charset: 'utf-8', cut: true });
  expect(read(Buffer.from(TEXT, 'utf16le').subarray(0, -1)).cut).toBe(true);
});

test('a last letter in windows-1252 is no cut character', () => {
  expect(read(Buffer.from('cafe caf\u00e9', 'latin1'))).toEqual({
    text: 'cafe café',
    charset: 'windows-1252',
    cut: false,
  });
});

test('any bytes give valid UTF-8', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      const { text } = read(bytes);
      expect(Buffer.from(text).toString()).toBe(text);
    }),
  );
});
