import { isJsonObject, type Json, type JsonObject } from '@moisson/domain';

/** The prefixes under which a page may write the names of schema.org. */
const PREFIX = /^(?:schema:|https?:\/\/schema\.org\/)/;

/** Returns a name of schema.org without its prefix, and any other name as it is. */
export const plainName = (name: string): string => name.replace(PREFIX, '');

/** Returns a node with plain names at every level. Of two names that become equal, the first counts. */
export const plainNode = (node: JsonObject): JsonObject => {
  const entries = new Map<string, Json>();
  for (const [name, value] of Object.entries(node)) {
    const plain = plainName(name);
    entries.set(entries.has(plain) ? name : plain, plainValue(value));
  }
  return Object.fromEntries(entries);
};

const plainValue = (value: Json): Json => {
  if (Array.isArray(value)) return (value as readonly Json[]).map(plainValue);
  return isJsonObject(value) ? plainNode(value) : value;
};

/** Returns the items of a list, or the value itself as the only one. */
export const listOf = (value: Json | undefined): readonly Json[] =>
  value === undefined || value === null ? [] : Array.isArray(value) ? (value as readonly Json[]) : [value];

/** Returns whether a node is of a type of schema.org. */
export const isOfType = (node: JsonObject, type: string): boolean =>
  listOf(node['@type']).some((one) => typeof one === 'string' && plainName(one) === type);
