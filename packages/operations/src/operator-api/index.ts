import { auditApi } from './audit-api.ts';
import { credentialApi } from './credential-api.ts';
import { deadLetterApi } from './dead-letter-api.ts';
import { dryRunApi } from './dry-run-api.ts';
import { holdApi } from './hold-api.ts';
import { installationApi } from './installation-api.ts';
import { keyApi } from './key-api.ts';
import { organizationApi } from './organization-api.ts';
import { runApi } from './run-api.ts';
import { sourceApi } from './source-api.ts';

export { type RotationStep } from './credential-api.ts';
export { type HeldRecord, type HoldChoice } from './hold-api.ts';
export { type NewKey } from './key-api.ts';
export { type Check } from './installation-api.ts';
export { type Applied, type Detection, type UploadBody } from './source-api.ts';

/** The operator's API without its code, for its callers; the operator's service adds `run` to each operation. */
export const operatorApi = {
  ...sourceApi,
  ...dryRunApi,
  ...credentialApi,
  ...organizationApi,
  ...runApi,
  ...holdApi,
  ...deadLetterApi,
  ...installationApi,
  ...auditApi,
  ...keyApi,
} as const;
