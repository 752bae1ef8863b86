import { hash } from 'node:crypto';

/** A value that `JSON.parse` can return. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };
export type JsonObject = Readonly<Record<string, Json>>;

export const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Returns the SHA-256, in base64url, of the bytes as received (for a text, of its UTF-8). If it is equal, the record is
 * unchanged and need not be parsed.
 */
export const rawHash = (bytes: Uint8Array | string): string => hash('sha256', bytes, 'base64url');

/**
 * Returns canonical JSON (RFC 8785) for comparisons, with two differences. Arrays are treated as sets, sorted by their
 * items' canonical text, unless they contain numbers (the order of coordinates matters). Volatile fields are left out:
 * a simple name at the top level and in the objects directly below it, a dotted path (`metas.default.modified`, through
 * arrays too) at that path only. The depth limit of the parser bounds the recursion.
 */
export const canonicalText = (value: Json, volatile: ReadonlySet<string> = new Set()): string =>
  write(value, volatile, 2, [...volatile].some((name) => name.includes('.')) ? '' : undefined);

/** Longer paths are never volatile. Building and looking up long paths would take quadratic time. */
const MAX_PATH = 200;

/** `path`: the path of the value, each name followed by a dot; undefined if no volatile path can match. */
const write = (value: Json, volatile: ReadonlySet<string>, levels: number, path: string | undefined): string => {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) {
    const items = (value as readonly Json[]).map((item) => write(item, volatile, levels, path));
    if (typeof value[0] !== 'number') items.sort();
    return `[${items.join(',')}]`;
  }
  const object = value as JsonObject;
  let members = '';
  for (const name of Object.keys(object).sort()) {
    const here = path === undefined || path.length + name.length > MAX_PATH ? undefined : path + name;
    if ((levels > 0 && volatile.has(name)) || (here !== undefined && volatile.has(here))) continue;
    const text = write(object[name]!, volatile, levels - 1, here === undefined ? undefined : `${here}.`);
    members += `${members === '' ? '' : ','}${JSON.stringify(name)}:${text}`;
  }
  return `{${members}}`;
};

/** Returns the SHA-256 of the canonical text in base64url. If it is equal, there is no change to publish. */
export const contentHash = (value: Json, volatile?: ReadonlySet<string>): string =>
  rawHash(canonicalText(value, volatile));
