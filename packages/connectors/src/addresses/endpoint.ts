import type { Source } from '@moisson/contracts';
import { said, type Bilingual } from '@moisson/kernel';
import { parseUrl } from '../mapping/urls.ts';
import { withoutTrailingSlashes } from '../mapping/links.ts';

/**
 * The result of reading an address that a person entered. `site`: the base of the protocol's addresses. `endpoint`: the
 * address to store; a usual form is stored as given, so that stored sources do not change. `fault`: why it cannot be
 * read, with the expected form.
 */
export type Endpoint = { readonly site: string; readonly endpoint: string } | { readonly fault: Bilingual };

/** Returns the name of the protocol that an address looks like, or undefined. */
export type Recogniser = (url: URL) => string | undefined;

export interface EndpointForm {
  readonly protocol: string;
  /** First path segments of the site's pages and of its API, in lower case. */
  readonly pages: ReadonlySet<string>;
  /** Paths of the API that people often enter instead of the site, without slashes at either end. */
  readonly usual: readonly string[];
}

const LOCALE = /^(?:fr|en)(?:[-_]ca)?$/i;
/** Parameters that select a part of the catalogue. Rejected, because a source has its filter for that. */
const NARROWING =
  /^(?:q|fq|where|filter|organizations?|groups?|tags?|categor(?:y|ies)|res_format|license_id|(?:refine|exclude)(?:\..*)?)$/i;

/**
 * Reads an address in the form of its protocol. Rejects one that `recognised` assigns to another protocol. Never
 * throws; linear time.
 */
export const readEndpoint = (
  text: string,
  { protocol, pages, usual }: EndpointForm,
  recognised?: Recogniser,
): Endpoint => {
  const url = parseUrl(text.trim());
  if (url === undefined || !/^https?:$/.test(url.protocol))
    return { fault: said('ce n’est pas une adresse de la forme https://…', 'it is no address of the form https://…') };
  const parts = url.pathname.split('/').filter((part) => part !== '');
  const other = recognised?.(url);
  if (other !== undefined && other !== protocol)
    return {
      fault: said(
        `c’est une adresse du protocole ${other} : donnez ${other} comme protocole`,
        `it is an address of the protocol ${other}: give ${other} as the protocol`,
      ),
    };
  const page = parts.findIndex((part) => pages.has(part.toLowerCase()));
  const end = page > 0 && LOCALE.test(parts[page - 1]!) ? page - 1 : page;
  const site = [url.origin, ...(page < 0 ? parts : parts.slice(0, end))].join('/');
  const narrowed = [...url.searchParams].find(([name, value]) => NARROWING.test(name) && !/^[\s*:]*$/.test(value));
  if (narrowed !== undefined) {
    const name = narrowed[0].slice(0, 30);
    return {
      fault: said(
        `son paramètre « ${name} » demande une partie du catalogue : donnez ${site}, et la partie comme filtre`,
        `its parameter "${name}" asks for a part of the catalogue: give ${site}, and the part as the filter`,
      ),
    };
  }
  const isUsual =
    url.search === '' &&
    url.hash === '' &&
    ['', ...usual].some(
      (path) => withoutTrailingSlashes(url.origin + url.pathname) === withoutTrailingSlashes(`${site}/${path}`),
    );
  return { site, endpoint: isUsual ? text.trim() : site };
};

/**
 * Returns the site of a stored source. If its endpoint was stored before its form was checked and is invalid, it is
 * used as it is.
 */
export const siteOf = (read: (text: string) => Endpoint, { endpoint }: Pick<Source, 'endpoint'>): string => {
  const given = read(endpoint);
  return 'site' in given ? given.site : withoutTrailingSlashes(endpoint);
};

/** Returns an address's path in lower case, with one slash at both ends and between its segments, for matching. */
export const pathOf = ({ pathname }: URL): string => {
  const parts = pathname.split('/').filter((part) => part !== '');
  return `/${parts.join('/')}/`.toLowerCase();
};
