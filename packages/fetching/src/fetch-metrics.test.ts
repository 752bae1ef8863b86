import { expect, test } from '@jest/globals';
import { FetchMetrics, MAX_NAMED_HOSTS } from './fetch-metrics.ts';

test('the metrics distinguish two hundred hosts', () => {
  const metrics = new FetchMetrics();
  for (let at = 0; at < MAX_NAMED_HOSTS * 2; at += 1) metrics.bytes(`h${at}`, 1);
  expect(metrics.bound.held()).toBe(MAX_NAMED_HOSTS);
});
