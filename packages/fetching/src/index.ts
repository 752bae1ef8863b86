export { AddressGuard } from './address-guard.ts';
export { GuardedFetch, type FetchingConfig, type FetchPolicy } from './guarded-fetch.ts';
export { retryAfterSeconds } from './retry-after.ts';
