import { cutText, redactText } from '@moisson/kernel';

/** Bytes that hold the 5,000 characters that are redacted, at most three bytes each. */
const MAX_BYTES = 15_000;

/** Returns the beginning of a record, as a problem shows it. It is redacted before it is cut: a cut may part a password from its sign. */
export const excerptOf = (bytes: Uint8Array): string =>
  cutText(redactText(cutText(Buffer.from(bytes.subarray(0, MAX_BYTES)).toString(), 5000)), 100);
