import { expect, test } from '@jest/globals';
import { SourceId, type FeedSpell } from '@moisson/contracts';
import { said } from '@moisson/kernel';
import { burning, burnRate } from './burn-rate.ts';

const now = new Date('2026-11-24T12:00:00.000Z');
const ago = (hours: number): string => new Date(now.getTime() - hours * 3_600_000).toISOString();
const spell = (state: FeedSpell['state'], from: number, until?: number): FeedSpell => ({
  ...{ sourceId: SourceId.parse('laval'), state, reason: said('', ''), since: ago(from) },
  ...(until === undefined ? {} : { until: ago(until) }),
});

test('a rate of 1 uses up exactly what the objective leaves', () => {
  // 99 % of 100 hours leaves one hour.
  expect(burnRate([spell('fresh', 200, 1), spell('late', 1)], 0.99, 100, now)).toBeCloseTo(1, 6);
  expect(burnRate([spell('fresh', 200)], 0.99, 100, now)).toBe(0);
  expect(burnRate([], 0.99, 100, now)).toBe(0);
});

test('pauses and times that nobody watched count neither for nor against it', () => {
  expect(burnRate([spell('paused', 100, 50), spell('unwatched', 50)], 0.99, 100, now)).toBe(0);
});

test('a long outage is critical, short ones again and again are a warning, and what is over is neither', () => {
  expect(burning([spell('fresh', 100, 4), spell('late', 4)], 0.99, now)).toBe('critical');
  expect(burning([spell('fresh', 100, 1), spell('late', 1)], 0.99, now)).toBe('warning');
  expect(burning([spell('fresh', 100, 20), spell('late', 20, 7), spell('fresh', 7)], 0.99, now)).toBeUndefined();
  expect(burning([spell('fresh', 100)], 0.99, now)).toBeUndefined();
});
