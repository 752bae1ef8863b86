import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { dueMerge } from './due-merge.ts';

const SIZES = { growing: 10, together: 4 };
const of = (length: number, deadRows = 0) => ({ length, deadRows });

test.each([
  ['few small segments are left', [of(10), of(10), of(10)], undefined],
  ['as many of one level as are merged together are due', [of(50), of(10), of(10), of(10), of(10)], [1, 4]],
  [
    'those of a higher level are merged with the small ones behind them',
    [of(50), of(40), of(45), of(40), of(3)],
    [0, 5],
  ],
  ['large segments are not merged', [of(160), of(160), of(160), of(160), of(700)], undefined],
  ['a segment with many dead rows is written anew', [of(160), of(160, 60)], [1, 1]],
  ['also if all its rows are dead', [of(10, 10), of(10)], [0, 1]],
])('%s', (_, segments, due) => {
  const found = dueMerge(segments, SIZES);
  expect(found && [segments.indexOf(found[0]!), found.length]).toEqual(due);
});

test('however datasets are added and removed, there are few segments, and few dead rows', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record({ length: fc.integer({ min: 1, max: 10 }), dies: fc.double({ min: 0, max: 1, noNaN: true }) }),
        { maxLength: 300 },
      ),
      (steps) => {
        let segments: { length: number; deadRows: number }[] = [];
        for (const { length, dies } of steps) {
          segments.push(of(length));
          const one = segments[Math.floor(dies * segments.length * 0.999)]!;
          one.deadRows = Math.min(one.length, one.deadRows + Math.ceil(3 * dies));
          for (let due = dueMerge(segments, SIZES); due !== undefined; due = dueMerge(segments, SIZES)) {
            const live = due.reduce((sum, segment) => sum + segment.length - segment.deadRows, 0);
            segments = segments.toSpliced(segments.indexOf(due[0]!), due.length, ...(live === 0 ? [] : [of(live)]));
          }
        }
        const rows = segments.reduce((sum, { length }) => sum + length, 0);
        // Three of each of the two lower levels, and of large ones as many as hold all rows, each with few beside it.
        expect(segments.length).toBeLessThanOrEqual(6 + (7 * rows) / 160 + 1);
        for (const { length, deadRows } of segments) expect(deadRows).toBeLessThanOrEqual(length / 4);
      },
    ),
  );
});
