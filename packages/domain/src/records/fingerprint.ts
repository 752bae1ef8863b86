import { hash } from 'node:crypto';

/** A value that `JSON.parse` can give. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };
export type JsonObject = Readonly<Record<string, Json>>;

export const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** SHA-256 of the bytes as the source sent them (of a text: of its UTF-8), base64url: equal means unchanged, and nothing is parsed. */
export const rawHash = (bytes: Uint8Array | string): string => hash('sha256', bytes, 'base64url');

/**
 * Canonical JSON (RFC 8785), with two deviations for comparing what sources tell: arrays are sets, sorted by their
 * items' canonical text, unless they hold numbers (coordinates have an order); and what is volatile is left out. A bare
 * name is volatile at the top level and in the objects right under it; a dotted path (`metas.default.modified`, arrays
 * passed through) where it leads.
 * Recursion is bounded by the reader's depth limit.
 */
export const canonicalText = (value: Json, volatile: ReadonlySet<string> = new Set()): string =>
  write(value, volatile, 2, [...volatile].some((name) => name.includes('.')) ? '' : undefined);

/** Longer paths are no volatile ones, nor is what they lead to: to build and look up long ones would take quadratic time. */
const MAX_PATH = 200;

/** `path`: where the value stands, each name followed by a dot; nothing where no volatile path is to be looked for. */
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

/** SHA-256 of the canonical text, base64url: equal means nothing worth telling. */
export const contentHash = (value: Json, volatile?: ReadonlySet<string>): string =>
  rawHash(canonicalText(value, volatile));
