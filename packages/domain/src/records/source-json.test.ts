import { expect, test } from '@jest/globals';
import { cutText, wellFormedText } from '@moisson/kernel';
import fc from 'fast-check';
import { parseJson, wellFormedKey } from './source-json.ts';

/** Any UTF-16 units, lone surrogates and NUL included. */
const units = fc
  .array(fc.oneof(fc.integer({ min: 0, max: 0xffff }), fc.constantFrom(0xd800, 0xdc00, 0xdfff, 0, 0xfffd, 0x61)))
  .map((codes) => String.fromCharCode(...codes));
const isMended = (text: string): boolean => text.isWellFormed() && !text.includes('\0');

test('keys become well-formed, and different keys stay different', () => {
  fc.assert(
    fc.property(units, units, (a, b) => {
      expect(isMended(wellFormedKey(a))).toBe(true);
      expect(wellFormedKey(a) === wellFormedKey(b)).toBe(a === b);
    }),
  );
  expect(new Set(['a\ud800', 'a\ud801', 'a\ufffd', 'a\0', 'a'].map(wellFormedKey)).size).toBe(5);
});

test('parsed JSON becomes well-formed and keeps its number of members', () => {
  fc.assert(
    fc.property(fc.dictionary(units, fc.array(units)), (value) => {
      const parsed = parseJson(JSON.stringify(value)) as Record<string, string[]>;
      expect(Object.keys(parsed).length).toBe(Object.keys(value).length);
      expect(Object.entries(parsed).flat(2).every(isMended)).toBe(true);
    }),
  );
});

test('a cut keeps whole characters, and well-formed text is unchanged', () => {
  fc.assert(
    fc.property(units, fc.nat(20), (text, max) => {
      const whole = wellFormedText(text);
      expect(isMended(cutText(whole, max))).toBe(true);
      expect(whole.startsWith(cutText(whole, max))).toBe(true);
      expect(wellFormedText(whole)).toBe(whole);
    }),
  );
});
