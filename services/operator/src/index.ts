export { sendDueDigest } from './digest/send-digest.ts';
export { startOperator } from './operator.ts';
export type { OperatorParts } from './operator-parts.ts';
export { applyFile } from './as-code/apply-file.ts';
export { sourcesFileSchema } from './as-code/sources-file-schema.ts';
export { subscriberFetch } from './webhooks/subscriber-fetch.ts';
