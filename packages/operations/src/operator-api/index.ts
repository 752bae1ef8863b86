import { credentialApi } from './credential-api.ts';
import { deadLetterApi } from './dead-letter-api.ts';
import { holdApi } from './hold-api.ts';
import { installationApi } from './installation-api.ts';
import { mappingApi } from './mapping-api.ts';
import { organizationApi } from './organization-api.ts';
import { runApi } from './run-api.ts';
import { settingsApi } from './settings-api.ts';
import { sourceApi } from './source-api.ts';
import { sourcesFileApi } from './sources-file-api.ts';

export { type RotationStep } from './credential-api.ts';
export { type HeldRecord, type HoldChoice } from './hold-api.ts';
export { type Check } from './installation-api.ts';
export { type MappingPreview } from './mapping-api.ts';
export { type Detection } from './source-api.ts';
export { type Applied, type PlannedItem } from './sources-file-api.ts';

/** The operator's API without its code, for its callers; the operator's service adds `run` to each operation. */
export const operatorApi = {
  ...sourceApi,
  ...sourcesFileApi,
  ...mappingApi,
  ...settingsApi,
  ...credentialApi,
  ...organizationApi,
  ...runApi,
  ...holdApi,
  ...deadLetterApi,
  ...installationApi,
} as const;
