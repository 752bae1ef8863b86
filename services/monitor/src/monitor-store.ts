import type { Store } from '@moisson/domain';

/** What the monitor reads. */
export type MonitorStore = Pick<Store, 'registry' | 'polls' | 'runs' | 'holds' | 'check'>;
