import { expect, test } from '@jest/globals';
import { RemovalPolicy } from '@moisson/contracts';
import fc from 'fast-check';
import { guardRemovals, removalLimit } from './removal-guard.ts';

const policy = RemovalPolicy.parse({});

const situation = fc.record({
  known: fc.nat(10_000),
  share: fc.float({ min: 0, max: 1, noNaN: true }),
  seen: fc.nat(10_000),
  baselineChanged: fc.boolean(),
});

test("the removal guard never removes more than the limit without a person's decision", () => {
  fc.assert(
    fc.property(situation, ({ known, share, seen, baselineChanged }) => {
      const missing = Math.floor(known * share);
      const verdict = guardRemovals({ known, missing, created: 0, seen, baselineChanged, policy });
      if (missing === 0) expect(verdict.kind).toBe('none');
      else if (seen === 0 || baselineChanged || missing > removalLimit(known, policy))
        expect(verdict.kind).toBe('hold');
      else expect(verdict.kind).toBe('grace');
    }),
  );
});

test('an empty answer holds even one missing record', () => {
  expect(guardRemovals({ known: 1, missing: 1, created: 0, seen: 0, baselineChanged: false, policy })).toEqual({
    kind: 'hold',
    reason: 'removal.empty-answer',
  });
});

test('as many new records as missing ones look like another catalogue', () => {
  const replaced = { known: 60, missing: 60, created: 60, seen: 60, baselineChanged: false, policy };
  expect(guardRemovals(replaced)).toEqual({ kind: 'hold', reason: 'removal.catalogue-replaced' });
  expect(guardRemovals({ ...replaced, created: 3 })).toEqual({ kind: 'hold', reason: 'removal.share-exceeded' });
});
