import { startTelemetry, endWithTelemetry } from '@moisson/runtime/telemetry';

// Must be first: only modules loaded after this are traced.
await startTelemetry('standalone');
await import('./serve-quebec.ts');
await endWithTelemetry();
