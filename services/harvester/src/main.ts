import { startTelemetry } from '@moisson/runtime/telemetry';
import { keepHeapSmall } from './small-heap.ts';

keepHeapSmall();
// Must be first: only modules loaded after this are traced.
await startTelemetry('harvester');
const { runService } = await import('@moisson/runtime');
await runService('harvester', async (config, log) => (await import('./service.ts')).startService(config, log));
