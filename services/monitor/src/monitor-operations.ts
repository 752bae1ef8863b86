import { feedOperations } from './feeds/feed-operations.ts';
import { historyOperations } from './history/history-operations.ts';

/** The operations of the monitor's API. */
export const monitorOperations = [...feedOperations, ...historyOperations];
