import { setFlagsFromString } from 'node:v8';
import { startTelemetry } from '@moisson/runtime/telemetry';

// The data of a batch is garbage once it is written: grow the heap by 50 % instead of 100 % between collections.
setFlagsFromString('--heap-growing-percent=50');
// Must be first: only modules loaded after this are traced.
await startTelemetry('indexer');
const { runService } = await import('@moisson/runtime');
await runService('indexer', async (config, log) => (await import('./service.ts')).startService(config, log));
