import type { Bounded } from '@moisson/kernel';

/** What telemetry holds in memory, once it has started. */
export const telemetryBounds: Bounded[] = [];
