import { expect, test } from '@jest/globals';
import type { Evidence } from '@moisson/contracts';
import { isComplete, runOutcome } from './run-outcome.ts';

const evidence = (kind: Evidence['kind'], holds = true): Evidence => ({ kind, holds, detail: '' });

test('a run is complete where its end was reached and nothing speaks against it', () => {
  expect(isComplete([evidence('end-signal'), evidence('count')])).toBe(true);
  expect(isComplete([evidence('not-modified')])).toBe(true);
  expect(isComplete([evidence('end-signal'), evidence('count', false)])).toBe(false);
  expect(isComplete([evidence('count'), evidence('pages')])).toBe(false);
  expect(isComplete([])).toBe(false);
});

test.each([
  [{ complete: true, read: 3, held: 0 }, 'succeeded'],
  [{ complete: true, read: 3, held: 1 }, 'held'],
  [{ complete: false, read: 1, held: 1 }, 'partial'],
  [{ complete: false, read: 0, held: 0 }, 'failed'],
])('a run that came to %j has the outcome "%s"', (run, outcome) => {
  expect(runOutcome(run)).toBe(outcome);
});
