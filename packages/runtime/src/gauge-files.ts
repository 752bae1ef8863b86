import type { FileUse } from '@moisson/contracts';
import type { BatchObservableResult } from '@opentelemetry/api';
import { meter } from './metrics.ts';

/**
 * Registers gauges for the size of each data file and its limit. Returns a function that unregisters them: call it before the files are
 * closed.
 */
export const gaugeFiles = (files: () => readonly FileUse[]): (() => void) => {
  const gauge = (name: string, description: string) =>
    meter.createObservableGauge(`moisson.store.${name}`, { unit: 'By', description });
  const size = gauge('size', 'What a data file takes on the disk');
  const wal = gauge('wal', 'What is written ahead of a data file');
  const reusable = gauge('reusable', 'Of what a data file takes: free, and written to next');
  const limit = gauge('limit', 'The most that a data file may take');
  const free = gauge('disk.free', 'Free on the disk of a data file');
  const all = [size, wal, reusable, limit, free];
  const observe = (result: BatchObservableResult): void => {
    for (const use of files()) {
      const attributes = { file: use.name };
      result.observe(size, use.size, attributes);
      result.observe(wal, use.walSize, attributes);
      result.observe(reusable, use.reusable, attributes);
      result.observe(limit, use.limit, attributes);
      result.observe(free, use.diskFree, attributes);
    }
  };
  meter.addBatchObservableCallback(observe, all);
  return () => meter.removeBatchObservableCallback(observe, all);
};
