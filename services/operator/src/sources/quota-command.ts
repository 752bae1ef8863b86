import type { ExceededQuota } from './exceeded-quotas.ts';

/** Returns the command that raises the quota. */
export const quotaCommand = ({ sourceId, raise }: ExceededQuota): string =>
  [
    `moisson source quota ${sourceId}`,
    ...(raise.maxRecords === undefined ? [] : [`--records ${raise.maxRecords}`]),
    ...(raise.maxBytes === undefined ? [] : [`--bytes ${raise.maxBytes}`]),
  ].join(' ');
