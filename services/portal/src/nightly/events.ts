import { messageIn } from '@moisson/kernel';
import { meter, type Logger } from '@moisson/runtime';
import type { BatchObservableResult } from '@opentelemetry/api';
import { sizeOf } from './night-folder.ts';
import type { Night } from './public-night.ts';

export interface NightEvents {
  written(night: Night, seconds: number): void;
  failed(error: unknown): void;
  /** Ends the gauges. */
  end(): void;
}

/** Counts and logs what becomes of the nightly files, in one place. */
export const nightEvents = (log: Logger): NightEvents => {
  const counter = meter.createCounter('moisson.exports', { description: 'Nightly exports, by outcome' });
  // A counter must exist before its first increase, or that increase is not seen.
  for (const outcome of ['written', 'failed']) counter.add(0, { outcome });
  const gauge = (name: string, unit: string, description: string) =>
    meter.createObservableGauge(`moisson.exports.${name}`, { unit, description });
  const at = gauge('last', 's', 'When the last nightly export of this process began, in Unix time');
  const size = gauge('size', 'By', 'What the files of the last nightly export take');
  const duration = gauge('duration', 's', 'How long the last nightly export took');
  const all = [at, size, duration];
  let last: { readonly night: Night; readonly seconds: number } | undefined;
  const observe = (result: BatchObservableResult): void => {
    if (last === undefined) return;
    result.observe(at, Date.parse(last.night.at) / 1000);
    result.observe(size, sizeOf(last.night));
    result.observe(duration, last.seconds);
  };
  meter.addBatchObservableCallback(observe, all);
  return {
    written: (night, seconds) => {
      last = { night, seconds };
      counter.add(1, { outcome: 'written' });
      const { name, datasets, changes } = night;
      log.info(
        { event: 'exports.written', night: name, datasets, changes, bytes: sizeOf(night), seconds },
        'the catalogue was written as files',
      );
    },
    failed: (error) => {
      counter.add(1, { outcome: 'failed' });
      log.error(
        { event: 'exports.failed', detail: messageIn(error, 'en') },
        'the catalogue was not written as files; those of the nights before stay',
      );
    },
    end: () => meter.removeBatchObservableCallback(observe, all),
  };
};
