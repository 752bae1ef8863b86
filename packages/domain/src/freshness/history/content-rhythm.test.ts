import { expect, test } from '@jest/globals';
import { SourceId } from '@moisson/contracts';
import { rhythmAfter, type ContentRhythm } from './content-rhythm.ts';

const DAY = 86_400_000;
const START = Date.parse('2026-01-01T00:00:00Z');
const instant = (day: number): string => new Date(START + day * DAY).toISOString();
const counts = { seen: 9, created: 0, updated: 0, unchanged: 9, removed: 0, held: 0, rejected: 0, duplicate: 0 };
const run = (number: number, day: number, updated: number, complete = true) => ({
  ...{ sourceId: SourceId.parse('laval'), run: number, complete, startedAt: instant(day), endedAt: instant(day) },
  counts: { ...counts, updated },
});

test('only complete runs with a change count, each once, and only the newest are kept', () => {
  let rhythm: ContentRhythm | undefined;
  for (const one of [run(1, 0, 2), run(2, 1, 0), run(3, 2, 1, false), run(4, 3, 1), run(4, 3, 1), run(2, 9, 5)])
    rhythm = rhythmAfter(rhythm, one);
  expect(rhythm).toMatchObject({ run: 4, changes: [instant(0), instant(3)] });
  for (let at = 5; at < 200; at += 1) rhythm = rhythmAfter(rhythm, run(at, at, 1));
  expect(rhythm!.changes).toHaveLength(60);
});

test('of a day the last change counts, and long quiet times are remembered for three years', () => {
  let rhythm: ContentRhythm | undefined;
  for (const [at, day] of [0, 0.1, 0.2, 40].entries()) rhythm = rhythmAfter(rhythm, run(at + 1, day, 1));
  expect(rhythm).toMatchObject({
    changes: [instant(0.2), instant(40)],
    quiet: [{ from: instant(0.2), until: instant(40) }],
  });
  for (let at = 41; at < 1000; at += 1) rhythm = rhythmAfter(rhythm, run(at, at, 1));
  expect(rhythm!.quiet).toHaveLength(8);
  expect(rhythm!.quiet![0]).toEqual({ from: instant(0.2), until: instant(40) });
  for (let at = 1000; at < 1200; at += 1) rhythm = rhythmAfter(rhythm, run(at, at, 1));
  expect(rhythm!.quiet).not.toContainEqual({ from: instant(0.2), until: instant(40) });
});

test('a clock that was set back changes nothing', () => {
  const known = rhythmAfter(rhythmAfter(undefined, run(1, 5, 1)), run(2, 9, 1));
  expect(rhythmAfter(known, run(3, 2, 1))).toMatchObject({ ...known, run: 3 });
});
