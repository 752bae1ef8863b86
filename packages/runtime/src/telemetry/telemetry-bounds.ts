import type { Bounded } from '@moisson/contracts';

/** What telemetry holds in memory, once it has started. */
export const telemetryBounds: Bounded[] = [];
