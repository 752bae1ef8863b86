import { setFlagsFromString } from 'node:v8';
import { startTelemetry } from '@moisson/runtime/telemetry';

// What a batch is made of is garbage once it is written: collect it after half as much more, not at twice the size.
setFlagsFromString('--heap-growing-percent=50');
// First: what is loaded after this can be traced.
await startTelemetry('indexer');
const { runService } = await import('@moisson/runtime');
await runService('indexer', async (config, log) => (await import('./service.ts')).startService(config, log));
