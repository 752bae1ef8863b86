import { expect, test } from '@jest/globals';
import { MAX_REPORTS_AN_HOUR, ReportLimit } from './report-limit.ts';

test('a visitor sends so many reports in an hour, and others are not held back by it', () => {
  let now = 0;
  const limit = new ReportLimit(() => now);
  for (let sent = 0; sent < MAX_REPORTS_AN_HOUR; sent += 1) limit.count('a');
  expect(() => limit.count('a')).toThrow(/10 reports in an hour/);
  limit.count('b');
  now += 3_600_000;
  limit.count('a');
});

test('a clock that is set back closes no visitor out', () => {
  let now = 10 * 3_600_000;
  const limit = new ReportLimit(() => now);
  for (let sent = 0; sent < MAX_REPORTS_AN_HOUR; sent += 1) limit.count('a');
  now = 0;
  limit.count('a');
});
