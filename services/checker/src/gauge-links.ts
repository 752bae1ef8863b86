import type { Links } from '@moisson/domain';
import { meter } from '@moisson/runtime';
import type { BatchObservableResult } from '@opentelemetry/api';

/** Hosts that a scrape counts: with more that wait, the gauge stays at this number. */
const MAX_HOSTS = 1000;

/**
 * Registers gauges of the hosts whose links are due and not being checked, read from the store at each scrape. Returns a function that
 * unregisters them: call it before the store is closed.
 */
export const gaugeLinks = (links: Pick<Links, 'dueHosts' | 'now'>): (() => void) => {
  const hosts = meter.createObservableGauge('moisson.link.hosts.due', {
    description: 'Hosts that wait to have links checked',
  });
  const age = meter.createObservableGauge('moisson.link.due.age', {
    unit: 's',
    description: 'How long the host waits that waits longest',
  });
  const observe = async (result: BatchObservableResult): Promise<void> => {
    const [due, now] = [await links.dueHosts(MAX_HOSTS), await links.now()];
    result.observe(hosts, due.length);
    // Not negative, even if the clock was set back.
    result.observe(age, due[0] === undefined ? 0 : Math.max(0, (now.getTime() - Date.parse(due[0].nextDue)) / 1000));
  };
  meter.addBatchObservableCallback(observe, [hosts, age]);
  return () => meter.removeBatchObservableCallback(observe, [hosts, age]);
};
