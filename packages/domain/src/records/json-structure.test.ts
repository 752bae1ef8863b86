import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { structureOf } from './json-structure.ts';

const depthOf = (value: unknown): number =>
  typeof value === 'object' && value !== null
    ? 1 + Object.values(value).reduce<number>((most, inner) => Math.max(most, depthOf(inner)), 0)
    : 0;
const valuesOf = (value: unknown): number =>
  typeof value === 'object' && value !== null
    ? 1 + Object.values(value).reduce<number>((sum, inner) => sum + valuesOf(inner), 0)
    : 1;

test('for any JSON text, the depth equals that of the parsed value, and the count of values is not too low', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const { depth, values } = structureOf(Buffer.from(JSON.stringify(value)));
      expect(depth).toBe(depthOf(value));
      expect(values).toBeGreaterThanOrEqual(valuesOf(value));
      expect(values).toBeLessThanOrEqual(2 * valuesOf(value));
    }),
  );
});

test('returns a result for any bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect(structureOf(bytes).depth).toBeGreaterThanOrEqual(0);
    }),
  );
});
