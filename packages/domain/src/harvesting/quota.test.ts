import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { exceeded, LEAST, MOST, quotaOf, type SourceSize } from './quota.ts';

const size = fc.record({ records: fc.nat(10 ** 6), bytes: fc.nat(2 ** 31) });

test('without a setting a source may double, but not beyond the limit that needs an operator; a setting is used as it is', () => {
  fc.assert(
    fc.property(fc.option(size, { nil: undefined }), fc.integer({ min: 1, max: 10 ** 7 }), (known, maxRecords) => {
      const quota = quotaOf(undefined, known);
      for (const kind of ['records', 'bytes'] as const) {
        expect(quota[kind]).toBeGreaterThanOrEqual(LEAST[kind]);
        expect(quota[kind]).toBeLessThanOrEqual(MOST[kind]);
        expect(quota[kind]).toBeGreaterThanOrEqual(Math.min(MOST[kind], 2 * (known?.[kind] ?? MOST[kind])));
      }
      expect(quotaOf({ maxRecords }, known)).toEqual({ records: maxRecords, bytes: quota.bytes });
    }),
  );
});

test('the stored size stays within the quota, or does not grow; a change that adds nothing is always accepted', () => {
  const growth = fc.record({ records: fc.integer({ min: -1, max: 1 }), bytes: fc.integer({ min: -500, max: 500 }) });
  fc.assert(
    fc.property(size, size, fc.array(growth), (quota, start, changes) => {
      let held: SourceSize = start;
      for (const change of changes) {
        const limit = exceeded(quota, held, change);
        if (change.records <= 0 && change.bytes <= 0) expect(limit).toBeUndefined();
        if (limit === undefined) held = { records: held.records + change.records, bytes: held.bytes + change.bytes };
        for (const kind of ['records', 'bytes'] as const)
          expect(held[kind]).toBeLessThanOrEqual(Math.max(quota[kind], start[kind]));
      }
    }),
  );
});
