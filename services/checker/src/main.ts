import { startTelemetry } from '@moisson/runtime/telemetry';

// Must be first: only modules loaded after this are traced.
await startTelemetry('checker');
const { runService } = await import('@moisson/runtime');
await runService('checker', async (config, log) => (await import('./service.ts')).startService(config, log));
