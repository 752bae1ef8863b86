/** Whether telemetry goes anywhere: a collector is named, and the SDK is not switched off. OpenTelemetry's own variables. */
export const telemetryEnabled = (): boolean =>
  (process.env.OTEL_EXPORTER_OTLP_ENDPOINT ?? '') !== '' && process.env.OTEL_SDK_DISABLED !== 'true';

const STOP_MS = 2000;
let service = 'standalone';
let started = false;
const stops: (() => Promise<void>)[] = [];

/** The name that `startTelemetry` was given. */
export const telemetryService = (): string => service;

/** Something to be sent, or let go, before the process ends. */
export const onTelemetryStop = (stop: () => Promise<void>): void => void stops.push(stop);

/**
 * Starts tracing where `OTEL_EXPORTER_OTLP_ENDPOINT` names a collector; else loads nothing. Before the modules that are to
 * be traced are loaded: a service imports its own parts after this.
 */
export const startTelemetry = async (name: string): Promise<void> => {
  service = name;
  if (started || !telemetryEnabled()) return;
  started = true;
  onTelemetryStop((await import('./otlp-traces.ts')).startTracing(name));
};

/**
 * The last step of a process or thread: sends what was not sent yet, for at most two seconds. Then ends it where there is
 * telemetry: its exporters go on asking a collector that does not answer for longer than anybody waits. Never rejects.
 */
export const endWithTelemetry = async (): Promise<void> => {
  if (stops.length === 0) return;
  const sent = Promise.all(stops.splice(0).map((stop) => stop().catch(() => undefined)));
  await Promise.race([sent, new Promise((resolve) => setTimeout(resolve, STOP_MS).unref())]);
  process.exit();
};
