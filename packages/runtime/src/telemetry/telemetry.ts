/** Whether telemetry goes anywhere: a collector is named, and the SDK is not switched off. OpenTelemetry's own variables. */
export const telemetryEnabled = (): boolean =>
  (process.env.OTEL_EXPORTER_OTLP_ENDPOINT ?? '') !== '' && process.env.OTEL_SDK_DISABLED !== 'true';

let stop: (() => Promise<void>) | undefined;

/**
 * Starts tracing where `OTEL_EXPORTER_OTLP_ENDPOINT` names a collector; else loads nothing. Before the modules that are to
 * be traced are loaded: a service imports its own parts after this.
 */
export const startTelemetry = async (service: string): Promise<void> => {
  if (telemetryEnabled()) stop ??= (await import('./otlp-traces.ts')).startTracing(service);
};

/** Sends what was not sent yet. Never rejects: what cannot be sent is lost. */
export const stopTelemetry = async (): Promise<void> => {
  await stop?.();
  stop = undefined;
};
