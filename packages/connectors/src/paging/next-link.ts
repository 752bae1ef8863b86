import { isJsonObject, type Json, type JsonObject } from '@moisson/domain';
import { parseUrl } from '../mapping/urls.ts';

/** Names of the next page in an envelope: those of Hydra (current and older drafts) and variants of other systems. */
const NEXT_NAMES = ['hydra:next', 'hydra:nextPage', 'next', 'nextPage', 'next_page'].flatMap((name) => [
  name,
  `http://www.w3.org/ns/hydra/core#${name}`,
]);
/** Names of the Hydra view, which is beside the list. */
const VIEW_NAMES = ['hydra:view', 'view', 'http://www.w3.org/ns/hydra/core#view'];

/**
 * Returns the address of the next page as the source gives it: in the `Link` header, in the envelope, or in its Hydra
 * view. Undefined if there is none.
 */
export const nextPage = (envelope: JsonObject, link = ''): string | undefined => {
  for (const holder of [envelope, ...viewsOf(envelope)])
    for (const name of NEXT_NAMES)
      for (const value of listOf(own(holder, name))) {
        const address = addressIn(value);
        if (address !== undefined) return address;
      }
  return nextInHeader(link);
};

const viewsOf = (envelope: JsonObject): readonly JsonObject[] =>
  VIEW_NAMES.flatMap((name) => listOf(own(envelope, name))).filter(isJsonObject);
const own = (holder: JsonObject, name: string): Json | undefined =>
  Object.hasOwn(holder, name) ? holder[name] : undefined;
const listOf = (value: Json | undefined): readonly Json[] =>
  value === undefined || value === null ? [] : Array.isArray(value) ? (value as readonly Json[]).slice(0, 10) : [value];

/**
 * Returns the address in a literal or an object; an empty text if a next page is announced in a form without an
 * address.
 */
const addressIn = (value: Json): string | undefined => {
  const given = isJsonObject(value) ? (value['@id'] ?? value['@value'] ?? value.id ?? value.href ?? value.url) : value;
  if (typeof given === 'string') return given.trim() === '' ? undefined : given.trim();
  return given === false || given === null || given === 0 ? undefined : '';
};

/** Returns the number of records that a Hydra collection claims for all its pages. */
export const totalItems = (envelope: JsonObject): number | undefined =>
  ['hydra:totalItems', 'totalItems']
    .flatMap((name) => [envelope, ...viewsOf(envelope)].map((holder) => own(holder, name)))
    .find((value) => typeof value === 'number');

/**
 * Returns the target with the relation `next` (RFC 8288). Targets are in angle brackets and may contain commas and
 * semicolons, so the header is not split at these.
 */
const nextInHeader = (header: string): string | undefined => {
  for (let at = header.indexOf('<'); at >= 0;) {
    const end = header.indexOf('>', at);
    if (end < 0) return undefined;
    const following = header.indexOf('<', end);
    const parameters = header.slice(end + 1, following < 0 ? undefined : following);
    for (const parameter of parameters.split(/[;,]/)) {
      const equals = parameter.indexOf('=');
      if (equals < 0 || parameter.slice(0, equals).trim().toLowerCase() !== 'rel') continue;
      const relations = parameter
        .slice(equals + 1)
        .replaceAll('"', '')
        .toLowerCase()
        .split(/\s/);
      if (relations.includes('next')) return header.slice(at + 1, end).trim();
    }
    at = following;
  }
  return undefined;
};

/**
 * Returns the next page's absolute address if it is on the same site, apart from a leading "www."; undefined if it is
 * elsewhere or not an address. A source behind a proxy often writes `http:` for a page that it serves by https: then
 * https is used.
 */
export const sameSiteAddress = (next: string, from: string): string | undefined => {
  const base = parseUrl(from);
  const target = next === '' || base === undefined ? undefined : parseUrl(next, base.href);
  if (base === undefined || target === undefined || target.username !== '' || target.password !== '') return undefined;
  if (base.protocol === 'https:' && target.protocol === 'http:') target.protocol = 'https:';
  if (!/^https?:$/.test(target.protocol) || bareHost(target) !== bareHost(base)) return undefined;
  target.hash = '';
  return target.href;
};

const bareHost = ({ host }: URL): string => host.replace(/^www\./, '');
