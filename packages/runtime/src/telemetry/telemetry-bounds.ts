import type { Bounded } from '@moisson/kernel';

/** The bounds of what telemetry holds in memory; filled when it starts. */
export const telemetryBounds: Bounded[] = [];
