export { AddressGuard } from './address-guard.ts';
export { GuardedFetch, type FetchingConfig } from './guarded-fetch.ts';
export { messageFetch } from './message-fetch.ts';
export { SharedHostGate } from './turns/shared-host-gate.ts';
export { retryAfterSeconds } from './retry-after.ts';
