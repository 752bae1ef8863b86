import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { oneLine } from './one-line.ts';

test('a line break adds no header, and no mark turns the text around', () => {
  expect(oneLine('Arbres\r\nBcc: victime@example.org')).toBe('Arbres Bcc: victime@example.org');
  expect(oneLine('a\u2028b\u202ec\u0000d')).toBe('a b c d');
});

test('whatever the text, it is one bounded line', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (text) => {
      const line = oneLine(text);
      expect(line).not.toMatch(/[\r\n\u2028\u2029\0]/);
      expect(line.length).toBeLessThanOrEqual(200);
    }),
  );
});
