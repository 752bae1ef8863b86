import { cutText, redactText } from '@moisson/kernel';

/** Enough bytes for the 5,000 characters to redact, at most three bytes each. */
const MAX_BYTES = 15_000;

/**
 * Returns the beginning of a record, to quote it in a problem. Redacts before it cuts: a cut could separate a password
 * from the sign by which it is recognised.
 */
export const excerptOf = (bytes: Uint8Array): string =>
  cutText(redactText(cutText(Buffer.from(bytes.subarray(0, MAX_BYTES)).toString(), 5000)), 100);
