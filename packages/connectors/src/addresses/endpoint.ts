import type { Source } from '@moisson/contracts';
import { said, type Bilingual } from '@moisson/kernel';
import { parseUrl } from '../mapping/urls.ts';
import { withoutTrailingSlashes } from '../mapping/links.ts';

/**
 * What an address that a person gave for a catalogue stands for: `site`, under which the protocol's addresses are, and `endpoint`, the
 * address to store (as given where it is a usual form, so that a stored source is not changed). Or why it cannot be read, with the right
 * form.
 */
export type Endpoint = { readonly site: string; readonly endpoint: string } | { readonly fault: Bilingual };

/** Returns the name of the protocol that an address looks like; nothing where it looks like none. */
export type Recogniser = (url: URL) => string | undefined;

export interface EndpointForm {
  readonly protocol: string;
  /** First parts of paths that lead from the site to one of its pages or to its API, in lower case. */
  readonly pages: ReadonlySet<string>;
  /** Paths of the API that are usually given instead of the site, without slashes at either end. */
  readonly usual: readonly string[];
}

const LOCALE = /^(?:fr|en)(?:[-_]ca)?$/i;
/** Parameters that ask for a part of the catalogue; a source says it by its filter. */
const NARROWING =
  /^(?:q|fq|where|filter|organizations?|groups?|tags|res_format|license_id|(?:refine|exclude)(?:\..*)?)$/i;

/**
 * Reads an address by the form of its protocol. One that `recognised` takes for another protocol's is refused. Total, and linear in the
 * text.
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

/** Where a stored source is asked. One that was stored before its form was checked is asked at its address as it is. */
export const siteOf = (read: (text: string) => Endpoint, { endpoint }: Pick<Source, 'endpoint'>): string => {
  const given = read(endpoint);
  return 'site' in given ? given.site : withoutTrailingSlashes(endpoint);
};

/** Returns an address's path in lower case with one slash at either end and between its parts: what its form is recognised by. */
export const pathOf = ({ pathname }: URL): string => {
  const parts = pathname.split('/').filter((part) => part !== '');
  return `/${parts.join('/')}/`.toLowerCase();
};
