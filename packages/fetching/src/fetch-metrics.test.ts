import { expect, test } from '@jest/globals';
import { FetchMetrics, MAX_TOLD_HOSTS } from './fetch-metrics.ts';

test('the metrics tell two hundred hosts apart', () => {
  const metrics = new FetchMetrics();
  for (let at = 0; at < MAX_TOLD_HOSTS * 2; at += 1) metrics.bytes(`h${at}`, 1);
  expect(metrics.bound.held()).toBe(MAX_TOLD_HOSTS);
});
