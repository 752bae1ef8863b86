import { isSecretName, redactText } from '@moisson/kernel';
import { createHash } from 'node:crypto';

const REDACTED = 'REDACTED';
const MAX_DEPTH = 40;
/** Characters of JSON. */
const MAX_TEXT = 256 * 1024;

/**
 * Returns the input of an operation, or its answer, for the audit log: fields whose name says that they hold a secret have another value,
 * and so have credentials in addresses. What is deeper than any input of ours is left out.
 */
export const withoutSecrets = (value: unknown, depth = 0): unknown => {
  if (typeof value === 'string') return redactText(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth > MAX_DEPTH) return REDACTED;
  if (Array.isArray(value)) return value.map((one) => withoutSecrets(one, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, isSecretName(name) ? REDACTED : withoutSecrets(one, depth + 1)]),
  );
};

/** Returns the value, or its size and SHA-256 where its JSON is too long to be kept with each act. */
export const bounded = (value: unknown): unknown => {
  const text = JSON.stringify(value) as string | undefined;
  if (text === undefined || text.length <= MAX_TEXT) return value;
  return { omitted: true, characters: text.length, sha256: createHash('sha256').update(text).digest('hex') };
};
