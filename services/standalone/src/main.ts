import { startTelemetry, endWithTelemetry } from '@moisson/runtime/telemetry';

// First: what is loaded after this can be traced.
await startTelemetry('standalone');
await import('./serve-quebec.ts');
await endWithTelemetry();
