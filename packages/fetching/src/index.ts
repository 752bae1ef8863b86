export { AddressGuard } from './address-guard.ts';
export { GuardedFetch, type FetchingConfig } from './guarded-fetch.ts';
export { retryAfterSeconds } from './retry-after.ts';
