import { startTelemetry } from '@moisson/runtime/telemetry';

// First: what is loaded after this can be traced.
await startTelemetry('indexer');
const { runService } = await import('@moisson/runtime');
await runService('indexer', async (config, log) => (await import('./service.ts')).startService(config, log));
