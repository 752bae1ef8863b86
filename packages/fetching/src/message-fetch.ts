import { systemClock } from '@moisson/kernel';
import { GuardedFetch, type FetchingConfig } from './guarded-fetch.ts';
import { openGate } from './turns/open-gate.ts';

/**
 * Returns the guarded fetch for messages that we send. It has connections and turns of its own: a receiver that asks to wait does not hold up
 * the reading of a source on its host, nor one receiver another. Its traces show only the host: the address of a chat's webhook is a secret.
 * `connections`: at once to one host.
 */
export const messageFetch = (config: FetchingConfig, connections: number): GuardedFetch =>
  new GuardedFetch({ ...config, connectionsPerHost: connections, secretAddresses: true }, systemClock, openGate);
