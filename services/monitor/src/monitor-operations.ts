import { feedOperations } from './feeds/feed-operations.ts';
import { incidentOperations } from './incidents/incident-operations.ts';
import { historyOperations } from './history/history-operations.ts';

/** The operations of the monitor's API. */
export const monitorOperations = [...feedOperations, ...historyOperations, ...incidentOperations];
