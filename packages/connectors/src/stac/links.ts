import { isJsonObject, type Json, type JsonObject } from '@moisson/domain';
import { parseUrl } from '../mapping/urls.ts';

/** Number of links of a document that are read. */
const MAX_LINKS = 10_000;

/** Returns the links of a document with one of these relations (STAC, Link Object). */
export const linksTo = ({ links }: JsonObject, ...relations: readonly string[]): readonly JsonObject[] =>
  (Array.isArray(links) ? (links as readonly Json[]).slice(0, MAX_LINKS) : [])
    .filter(isJsonObject)
    .filter(({ rel }) => typeof rel === 'string' && relations.includes(rel));

/** Returns the text of a link's address. */
export const hrefOf = ({ href }: JsonObject): string => (typeof href === 'string' ? href.trim() : '');

/**
 * Returns the address of the next page; undefined if there is none. One that is asked for by POST has no address: an
 * empty text.
 */
export const nextOf = (document: JsonObject): string | undefined => {
  const [next] = linksTo(document, 'next');
  if (next === undefined) return undefined;
  return typeof next.method === 'string' && next.method.toUpperCase() !== 'GET' ? '' : hrefOf(next);
};

/** Returns the address that a collection gives for itself, if it is a whole one. */
export const selfOf = (collection: JsonObject): string | undefined =>
  linksTo(collection, 'self')
    .map(hrefOf)
    .find((href) => /^https?:\/\//i.test(href) && parseUrl(href) !== undefined);
