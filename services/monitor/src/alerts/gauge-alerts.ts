import { AlertSeverity } from '@moisson/contracts';
import { meter } from '@moisson/runtime';
import type { ObservableResult } from '@opentelemetry/api';
import type { MonitorStore } from '../monitor-store.ts';

/** Registers a gauge of the open alerts, read from the store at each scrape. Returns a function that unregisters it. */
export const gaugeAlerts = ({ alerts }: Pick<MonitorStore, 'alerts'>): (() => void) => {
  const gauge = meter.createObservableGauge('moisson.alerts', { description: 'Open alerts, by severity' });
  const observe = async (result: ObservableResult): Promise<void> => {
    const open = await alerts.open();
    for (const severity of AlertSeverity.options)
      result.observe(open.filter((alert) => alert.severity === severity).length, { severity });
  };
  gauge.addCallback(observe);
  return () => gauge.removeCallback(observe);
};
