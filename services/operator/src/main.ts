import { startTelemetry } from '@moisson/runtime/telemetry';

// Must be first: only modules loaded after this are traced.
await startTelemetry('operator');
const { runService } = await import('@moisson/runtime');
await runService('operator', async (config, log) => (await import('./service.ts')).startService(config, log));
