import { isJsonObject, type Json, type JsonObject } from '@moisson/domain';
import { shortName } from './prefixes.ts';

/**
 * Returns a node of expanded JSON-LD in a short form, in which the mapping reads it: short names (`dct:title`), a value
 * alone and not in a list of one, a text without its datatype as a string, a node with nothing but its IRI as that IRI.
 * Total: whatever is not JSON-LD is kept as it is.
 */
export const shortNode = (node: JsonObject): JsonObject => {
  const members = new Map<string, Json>();
  for (const [name, value] of Object.entries(node)) {
    const short = name === '@id' ? name : shortName(name);
    const items = name === '@type' ? shortTypes(value) : shortValue(value);
    const known = members.get(short);
    members.set(short, known === undefined ? items : [...listOf(known), ...listOf(items)]);
  }
  return Object.fromEntries(members);
};

/** Returns the items of a list; another value as the only item. */
export const listOf = (value: Json | undefined): readonly Json[] =>
  value === undefined || value === null ? [] : Array.isArray(value) ? (value as readonly Json[]) : [value];

const shortTypes = (value: Json): Json =>
  Array.isArray(value) ? value.map((type: Json) => (typeof type === 'string' ? shortName(type) : type)) : value;

const shortValue = (value: Json): Json => {
  if (!Array.isArray(value)) return isJsonObject(value) ? shortItem(value) : value;
  const items = (value as readonly Json[]).map((item) => (isJsonObject(item) ? shortItem(item) : item));
  return items.length === 1 ? items[0]! : items;
};

const shortItem = (item: JsonObject): Json => {
  const { '@value': text, '@id': id, '@list': list } = item;
  const names = Object.keys(item);
  if (typeof text === 'string' && item['@language'] === undefined && names.length <= 2) return text;
  if (text !== undefined) return item;
  if (Array.isArray(list) && names.length === 1) return shortValue(list as Json);
  return typeof id === 'string' && names.length === 1 ? id : shortNode(item);
};
