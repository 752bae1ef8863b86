import type { Bounded } from '@moisson/kernel';
import type { ObservableResult } from '@opentelemetry/api';
import { meter } from './metrics.ts';
import { telemetryBounds } from './telemetry/telemetry-bounds.ts';

const gauged = new Set<Bounded>();

/**
 * Registers gauges for the current and the maximum size of each queue and cache; those with one name are added up. Returns a function that
 * unregisters them.
 */
export const gaugeBounds = (bounds: readonly Bounded[]): (() => void) => {
  for (const bound of bounds) gauged.add(bound);
  return () => {
    for (const bound of bounds) gauged.delete(bound);
  };
};

const sums =
  (number: (bound: Bounded) => number) =>
  (result: ObservableResult): void => {
    for (const [name, alike] of Map.groupBy([...gauged, ...telemetryBounds], (bound) => bound.name))
      result.observe(
        alike.reduce((sum, bound) => sum + number(bound), 0),
        { name },
      );
  };
meter
  .createObservableGauge('moisson.held', { description: 'What a queue or cache holds' })
  .addCallback(sums((bound) => bound.held()));
meter
  .createObservableGauge('moisson.held.limit', { description: 'The most that a queue or cache may hold' })
  .addCallback(sums((bound) => bound.limit));
