import { hash } from 'node:crypto';

/** A value that `JSON.parse` can give. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };
export type JsonObject = Readonly<Record<string, Json>>;

export const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** SHA-256 of the bytes as the source sent them, base64url: equal means unchanged, and nothing is parsed. */
export const rawHash = (bytes: Uint8Array): string => hash('sha256', bytes, 'base64url');

const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Canonical JSON (RFC 8785), with two deviations for comparing what sources tell: arrays are sets, sorted by their
 * items' canonical text, unless they hold numbers (coordinates have an order); and what is volatile is left out. A bare
 * name is volatile at the top level and in the objects right under it; a dotted path (`metas.default.modified`, arrays
 * passed through) where it leads.
 * Recursion is bounded by the reader's depth limit.
 */
export const canonicalText = (value: Json, volatile: ReadonlySet<string> = new Set()): string =>
  write(value, volatile, 2, '');

const write = (value: Json, volatile: ReadonlySet<string>, volatileLevels: number, path: string): string => {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) {
    const items = (value as readonly Json[]).map((item) => write(item, volatile, volatileLevels, path));
    if (typeof value[0] !== 'number') items.sort(byCodeUnit);
    return `[${items.join(',')}]`;
  }
  const object = value as JsonObject;
  const members: string[] = [];
  for (const name of Object.keys(object).sort(byCodeUnit)) {
    const here = path + name;
    if ((volatileLevels > 0 && volatile.has(name)) || volatile.has(here)) continue;
    members.push(`${JSON.stringify(name)}:${write(object[name]!, volatile, volatileLevels - 1, `${here}.`)}`);
  }
  return `{${members.join(',')}}`;
};

/** SHA-256 of the canonical text, base64url: equal means nothing worth telling. */
export const contentHash = (value: Json, volatile?: ReadonlySet<string>): string =>
  hash('sha256', canonicalText(value, volatile), 'base64url');
