import { OTLPMetricExporter } from '@opentelemetry/exporter-metrics-otlp-http';
import { PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics';

const DEFAULT_INTERVAL_MS = 60_000;

/** Exports metrics over OTLP (HTTP, JSON) to the endpoint of OpenTelemetry's variables, every `OTEL_METRIC_EXPORT_INTERVAL` (ms). */
export const otlpReader = (): PeriodicExportingMetricReader => {
  const given = Number(process.env.OTEL_METRIC_EXPORT_INTERVAL);
  const exportIntervalMillis = given >= 100 ? given : DEFAULT_INTERVAL_MS;
  return new PeriodicExportingMetricReader({
    exporter: new OTLPMetricExporter(),
    exportIntervalMillis,
    exportTimeoutMillis: Math.min(10_000, exportIntervalMillis),
  });
};
