/** Whether telemetry is exported: a collector is configured, and the SDK is not disabled. By OpenTelemetry's own variables. */
export const telemetryEnabled = (): boolean =>
  (process.env.OTEL_EXPORTER_OTLP_ENDPOINT ?? '') !== '' && process.env.OTEL_SDK_DISABLED !== 'true';

const STOP_MS = 2000;
let service = 'standalone';
let started = false;
const stops: (() => Promise<void>)[] = [];

/** Returns the name that `startTelemetry` was given. */
export const telemetryService = (): string => service;

/** Registers something to be flushed or released before the process ends. */
export const onTelemetryStop = (stop: () => Promise<void>): void => void stops.push(stop);

/**
 * Starts tracing if `OTEL_EXPORTER_OTLP_ENDPOINT` is set; else loads nothing. Call it before loading the modules that are to be traced: a
 * service imports its own parts after this.
 */
export const startTelemetry = async (name: string): Promise<void> => {
  service = name;
  if (started || !telemetryEnabled()) return;
  started = true;
  onTelemetryStop((await import('./otlp-traces.ts')).startTracing(name));
};

/**
 * The last step of a process or thread: sends what is still queued, for at most two seconds. If telemetry is on, it then ends the process,
 * because the exporters would retry an unreachable collector for much longer. Never rejects.
 */
export const endWithTelemetry = async (): Promise<void> => {
  if (stops.length === 0) return;
  const sent = Promise.all(stops.splice(0).map((stop) => stop().catch(() => undefined)));
  await Promise.race([sent, new Promise((resolve) => setTimeout(resolve, STOP_MS).unref())]);
  process.exit();
};
