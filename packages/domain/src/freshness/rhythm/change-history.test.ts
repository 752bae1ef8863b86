import { expect, test } from '@jest/globals';
import { DatasetId } from '@moisson/contracts';
import { historyAfter, type ChangeHistory } from './change-history.ts';
import { datasetFreshness } from './dataset-freshness.ts';

const START = Date.parse('2024-01-01T14:00:00Z');
const at = (day: number): string => new Date(START + day * 86_400_000).toISOString();
const id = DatasetId.parse('0f0f0f0f-0000-5000-8000-000000000000');
const after = (history: ChangeHistory | undefined, day: number): ChangeHistory =>
  historyAfter(history, { id, firstSeenAt: at(0), changedAt: at(day) });

test('what was there at first is no change, and the same revision twice changes nothing', () => {
  const first = after(undefined, 0);
  expect(first).toEqual({ id, watchedSince: at(0), changes: [] });
  const second = after(first, 3);
  expect(second.changes).toEqual([{ at: at(3), kind: 'content' }]);
  expect(after(second, 3)).toEqual(second);
});

test('of three winters of daily changes, 120 are kept, and the next winter is still expected', () => {
  let history: ChangeHistory | undefined;
  for (const winter of [0, 366, 731]) for (let day = 1; day <= 90; day += 1) history = after(history, winter + day);
  expect(history!.changes).toHaveLength(120);
  const now = new Date(at(731 + 200));
  const freshness = datasetFreshness({ ...history!, now });
  expect(freshness).toMatchObject({ state: 'fresh', observed: { days: 1 } });
  expect(freshness.next!.at.slice(0, 7)).toBe('2027-01');
});

test('of twenty changes within an hour, the first and the last are kept', () => {
  let history: ChangeHistory | undefined;
  for (let edit = 0; edit < 20; edit += 1) history = after(history, 1 + edit / 1000);
  expect(history!.changes.map((change) => change.at)).toEqual([at(1), at(1.019)]);
});
