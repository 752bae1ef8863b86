import type { Store } from '@moisson/domain';

/** The part of the store that the monitor reads. */
export type MonitorStore = Pick<Store, 'registry' | 'polls' | 'runs' | 'holds' | 'check'>;
