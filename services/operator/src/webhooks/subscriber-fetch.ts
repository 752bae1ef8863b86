import { GuardedFetch, openGate, type FetchingConfig } from '@moisson/fetching';
import { systemClock } from '@moisson/kernel';
import { MAX_TURNS } from './webhook-sender.ts';

/**
 * Returns the guarded fetch for messages to subscribers. It has connections and turns of its own: a receiver that asks to wait does not hold
 * up the reading of a source on its host, nor one subscriber another.
 */
export const subscriberFetch = (config: FetchingConfig): GuardedFetch =>
  new GuardedFetch({ ...config, connectionsPerHost: MAX_TURNS }, systemClock, openGate);
