import { expect, test } from '@jest/globals';
import { retryAfterSeconds } from './retry-after.ts';

test.each([
  [{ 'retry-after': '120' }, 120],
  [{ 'retry-after': 'Tue, 24 Nov 2026 12:01:00 GMT' }, 60],
  [{ 'retry-after': 'bientôt' }, undefined],
  [{ 'retry-after': '99999999' }, 86_400],
  [{ 'retry-after': 'Tue, 24 Nov 2020 12:01:00 GMT' }, 0],
  [{ 'x-ratelimit-reset': '2026-11-24 12:00:30+00:00' }, 30],
  [{}, undefined],
])('reads %j as %j seconds', (headers, seconds) => {
  expect(retryAfterSeconds(headers, new Date('2026-11-24T12:00:00Z'))).toBe(seconds);
});
