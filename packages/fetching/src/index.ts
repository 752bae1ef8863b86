export { AddressGuard } from './address-guard.ts';
export { GuardedFetch, type FetchingConfig } from './guarded-fetch.ts';
export { openGate } from './turns/open-gate.ts';
export { SharedHostGate } from './turns/shared-host-gate.ts';
export { retryAfterSeconds } from './retry-after.ts';
