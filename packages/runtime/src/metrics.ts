import { metrics, type Meter } from '@opentelemetry/api';
import { PrometheusExporter, PrometheusSerializer } from '@opentelemetry/exporter-prometheus';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { MeterProvider } from '@opentelemetry/sdk-metrics';

// Pulled by Prometheus, never pushed: the exporter starts no server of its own; our own route serves it.
const exporter = new PrometheusExporter({ preventServerStart: true });
metrics.setGlobalMeterProvider(
  new MeterProvider({ readers: [exporter], resource: resourceFromAttributes({ 'service.name': 'moisson' }) }),
);

/** The meter of every service; names follow OpenTelemetry, attributes have few values each. */
export const meter: Meter = metrics.getMeter('moisson');

/** All metrics in Prometheus' text format. */
export const scrape = async (): Promise<string> => {
  const { resourceMetrics } = await exporter.collect();
  return new PrometheusSerializer().serialize(resourceMetrics);
};
