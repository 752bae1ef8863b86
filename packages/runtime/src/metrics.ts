import { metrics, type Meter } from '@opentelemetry/api';
import { PrometheusExporter, PrometheusSerializer } from '@opentelemetry/exporter-prometheus';
import { MeterProvider, type MetricData, type ResourceMetrics } from '@opentelemetry/sdk-metrics';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { resourceOf } from './telemetry/resource.ts';
import { onTelemetryStop, telemetryEnabled, telemetryService } from './telemetry/telemetry.ts';

// For Prometheus (pull): the exporter starts no server of its own, our route serves it. For OTLP (push): the same names, if a collector is
// configured.
const exporter = new PrometheusExporter({ preventServerStart: true });
const pushed =
  telemetryEnabled() && process.env.OTEL_METRICS_EXPORTER !== 'none'
    ? [(await import('./telemetry/otlp-metrics.ts')).otlpReader()]
    : [];
const provider = new MeterProvider({ readers: [exporter, ...pushed], resource: resourceOf(telemetryService()) });
metrics.setGlobalMeterProvider(provider);
if (pushed.length > 0) onTelemetryStop(() => provider.shutdown());

/** The meter of every service. Names follow OpenTelemetry; each attribute has few values. */
export const meter: Meter = metrics.getMeter('moisson');

const loop = monitorEventLoopDelay({ resolution: 20 });
loop.enable();
const gaugeOfLoop = (statistic: 'p50' | 'p99' | 'max', nanoseconds: () => number): void =>
  meter
    .createObservableGauge(`nodejs.eventloop.delay.${statistic}`, { unit: 's', description: 'Event loop delay' })
    .addCallback((result) => result.observe(Number.isFinite(nanoseconds()) ? nanoseconds() / 1e9 : 0));
gaugeOfLoop('p50', () => loop.percentile(50));
gaugeOfLoop('p99', () => loop.percentile(99));
gaugeOfLoop('max', () => loop.max);

export const OPEN_METRICS = 'application/openmetrics-text; version=1.0.0; charset=utf-8';

/** Returns all metrics as OpenMetrics 1.0, or in Prometheus' older text format. */
export const scrape = async (format: 'openmetrics' | 'prometheus'): Promise<string> => {
  const { resourceMetrics } = await exporter.collect();
  const text = new PrometheusSerializer(undefined, false, undefined, false, true).serialize(withUnits(resourceMetrics));
  loop.reset();
  if (format === 'prometheus') return text;
  // In OpenMetrics the name of a counter's family has no `_total` suffix.
  return `${text.replace(/^# (HELP|TYPE) (\w+)_total(?= )/gm, '# $1 $2')}# EOF\n`;
};

/** Adds units to the names, as a collector does for Prometheus (OpenTelemetry, Prometheus compatibility). */
const withUnits = (collected: ResourceMetrics): ResourceMetrics => ({
  ...collected,
  scopeMetrics: collected.scopeMetrics.map((scope) => ({ ...scope, metrics: scope.metrics.map(withUnit) })),
});

const SUFFIXES: Readonly<Record<string, string>> = { s: '_seconds', By: '_bytes' };

const withUnit = (metric: MetricData): MetricData => {
  const { descriptor } = metric;
  return {
    ...metric,
    descriptor: { ...descriptor, name: descriptor.name + (SUFFIXES[descriptor.unit] ?? ''), unit: '' },
  };
};
