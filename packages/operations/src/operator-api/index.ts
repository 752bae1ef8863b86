import { alertApi } from './alert-api.ts';
import { auditApi } from './audit-api.ts';
import { credentialApi } from './credential-api.ts';
import { deadLetterApi } from './dead-letter-api.ts';
import { digestApi } from './digest-api.ts';
import { dryRunApi } from './dry-run-api.ts';
import { holdApi } from './hold-api.ts';
import { incidentApi } from './incident-api.ts';
import { inboxApi } from './inbox-api.ts';
import { installationApi } from './installation-api.ts';
import { keyApi } from './key-api.ts';
import { linkApi } from './link-api.ts';
import { mergeApi } from './merge-api.ts';
import { mappingApi } from './mapping-api.ts';
import { organizationApi } from './organization-api.ts';
import { reportApi } from './report-api.ts';
import { runApi } from './run-api.ts';
import { settingsApi } from './settings-api.ts';
import { sourceApi } from './source-api.ts';
import { sourcesFileApi } from './sources-file-api.ts';
import { webhookApi } from './webhook-api.ts';

export { type NewSilence } from './alert-api.ts';
export { type RotationStep } from './credential-api.ts';
export {
  Reason,
  type CauseDecided,
  type DeadLetterCause,
  type DeadLetterView,
  type ReplayPreview,
} from './dead-letter-api.ts';
export { type Digest } from './digest-api.ts';
export { type HeldRecord, type HoldChoice } from './hold-api.ts';
export { type NewKey } from './key-api.ts';
export { type Check } from './installation-api.ts';
export { type Detection, type UploadBody } from './source-api.ts';
export { Assignment, Comment, InboxKind, type InboxItem } from './inbox-api.ts';
export { type IncidentView, type NewIncident, type NewIncidentUpdate } from './incident-api.ts';
export { type LinkHostView, type LinkPage, type LinkView } from './link-api.ts';
export { type MergesFound, type MergeSuggestionView } from './merge-api.ts';
export { type DatasetReports, type ReportDecision, type ReportLetter } from './report-api.ts';
export { type RunView } from './run-api.ts';
export { type MappingPreview } from './mapping-api.ts';
export { type Applied, type PlannedItem } from './sources-file-api.ts';
export { type NewWebhook, type WebhookView } from './webhook-api.ts';

/** The operator's API without its code, for its callers; the operator's service adds `run` to each operation. */
export const operatorApi = {
  ...sourceApi,
  ...dryRunApi,
  ...sourcesFileApi,
  ...mappingApi,
  ...settingsApi,
  ...credentialApi,
  ...organizationApi,
  ...runApi,
  ...holdApi,
  ...deadLetterApi,
  ...mergeApi,
  ...inboxApi,
  ...reportApi,
  ...digestApi,
  ...installationApi,
  ...auditApi,
  ...keyApi,
  ...webhookApi,
  ...alertApi,
  ...linkApi,
  ...incidentApi,
} as const;
