import { publishedKeyOf } from '../identities.ts';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const MAX_SHAPE = 60;

/**
 * Returns the scheme of a record's key as a short name: keys that one platform makes have the same scheme, keys of
 * another platform usually not. An address is named by its host and the shape of its path.
 */
export const idSchemeOf = (key: string): string => {
  const published = publishedKeyOf(key);
  if (UUID.test(published)) return 'uuid';
  if (/^[0-9a-f]{32}(?:_\d{1,4})?$/i.test(published)) return 'hex32';
  if (/^\d+$/.test(published)) return 'integer';
  const address = /^(?:https?:)?\/\/([^/?#]+)([^?#]*)/i.exec(published);
  if (address !== null) return `//${address[1]!.toLowerCase()}${shapeOf(address[2]!)}`.slice(0, MAX_SHAPE);
  if (published.startsWith('/')) return shapeOf(published).slice(0, MAX_SHAPE);
  const urn =
    /^(urn:[^:]{1,30}|doi|hdl|oai):/i.exec(published)?.[1] ?? (published.startsWith('10.') ? 'doi' : undefined);
  return urn?.toLowerCase() ?? wordsOf(published);
};

/** Returns a path with its last part replaced by the scheme of that part. */
const shapeOf = (path: string): string => {
  const parts = path.split('/').filter((part) => part !== '');
  const last = parts.pop();
  return `/${[...parts.slice(0, 2), last === undefined ? '' : wordsOf(last)].join('/')}`;
};

/** Returns `slug`, `token` or `text`, with the first word if a number follows it, as in `jeu-12`. */
const wordsOf = (text: string): string => {
  if (UUID.test(text)) return 'uuid';
  if (/^\d+$/.test(text)) return 'integer';
  const numbered = /^([a-z]{1,20})[-_]?\d+$/i.exec(text);
  if (numbered !== null) return `${numbered[1]!.toLowerCase()}-N`;
  if (/^[a-z0-9]+(?:[-_][a-z0-9]+)+$/.test(text)) return 'slug';
  return /^\w+$/.test(text) ? 'token' : 'text';
};
