import { withoutUserInfo } from '@moisson/kernel';
import { isJsonObject, type Json, type JsonObject } from './fingerprint.ts';

/**
 * Returns the record without the user names and passwords of the addresses in it, at any depth: they are never stored.
 * Returns the same object if there are none.
 */
export const scrubRecord = (record: JsonObject): JsonObject => scrub(record) as JsonObject;

const scrub = (value: Json): Json => {
  if (typeof value === 'string') return withoutUserInfo(value);
  if (Array.isArray(value)) {
    const before = value as readonly Json[];
    const items = before.map(scrub);
    return items.every((item, at) => item === before[at]) ? before : items;
  }
  if (!isJsonObject(value)) return value;
  const entries = Object.entries(value).map(([name, item]) => [withoutUserInfo(name), scrub(item)] as const);
  const same = entries.every(([name, item]) => Object.hasOwn(value, name) && value[name] === item);
  return same ? value : Object.fromEntries(entries);
};
