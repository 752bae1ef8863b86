import type { Store } from '@moisson/domain';

/** The part of the store that the monitor uses: it writes the history of feeds and the alerts, and reads the rest. */
export type MonitorStore = Pick<
  Store,
  | 'registry'
  | 'polls'
  | 'runs'
  | 'holds'
  | 'feedHistory'
  | 'incidents'
  | 'alerts'
  | 'alertDeliveries'
  | 'deadLetters'
  | 'apiKeys'
  | 'check'
>;
