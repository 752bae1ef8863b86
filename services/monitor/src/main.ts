import { startTelemetry } from '@moisson/runtime/telemetry';

// First: what is loaded after this can be traced.
await startTelemetry('monitor');
const { runService } = await import('@moisson/runtime');
await runService('monitor', async (config, log) => (await import('./service.ts')).startService(config, log));
