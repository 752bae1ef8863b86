import { messageFetch, type FetchingConfig, type GuardedFetch } from '@moisson/fetching';
import { MAX_TURNS } from './webhook-sender.ts';

/** Returns the guarded fetch for messages to subscribers. */
export const subscriberFetch = (config: FetchingConfig): GuardedFetch => messageFetch(config, MAX_TURNS);
