import { isJsonObject, type Json, type JsonObject } from '@moisson/domain';

/** A link of a record (RFC 8288 relations in JSON, OGC 20-004 §7). */
export interface RecordLink {
  readonly rel: string;
  readonly href: string;
  readonly link: JsonObject;
}

const MAX_LINKS = 2000;

/** Relations that lead to the record itself, or around the API. */
const OF_THE_RECORD: ReadonlySet<string> = new Set([
  ...['self', 'alternate', 'collection', 'root', 'parent', 'next', 'prev', 'up', 'search', 'profile', 'describedby'],
  ...[
    'canonical',
    'license',
    'icon',
    'preview',
    'thumbnail',
    'service-desc',
    'service-doc',
    'conformance',
    'queryables',
  ],
]);
const MAX_REL = 200;

/** Returns the links of a record; those of older drafts are among its `associations`. */
export const linksOf = (record: JsonObject): readonly RecordLink[] => {
  const { properties } = record;
  const lists = [record.links, isJsonObject(properties) ? properties.associations : undefined];
  return lists
    .flatMap((list) => (Array.isArray(list) ? (list as readonly Json[]) : []))
    .slice(0, MAX_LINKS)
    .filter(isJsonObject)
    .flatMap((link) => (typeof link.href === 'string' ? [{ rel: relOf(link), href: link.href, link }] : []));
};

/** A relation may be given as its address in a registry. */
const relOf = ({ rel }: JsonObject): string =>
  typeof rel === 'string' ? rel.slice(0, MAX_REL).toLowerCase().split('/').at(-1)! : '';

/** Returns the links that lead to data: all but those about the record and the API. */
export const dataLinks = (links: readonly RecordLink[]): readonly RecordLink[] =>
  links.filter(({ rel }) => !OF_THE_RECORD.has(rel));

/** Returns the page about the record that is meant for people. */
export const pageAmong = (links: readonly RecordLink[]): string | undefined =>
  ['canonical', 'alternate', 'describedby', 'self']
    .flatMap((wanted) => links.filter(({ rel, link }) => rel === wanted && isHtml(link.type)))
    .at(0)?.href;

const isHtml = (type: Json | undefined): boolean => typeof type === 'string' && /html/i.test(type);
