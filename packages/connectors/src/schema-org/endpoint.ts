import { readEndpoint, type Endpoint, type EndpointForm, type Recogniser } from '../addresses/endpoint.ts';
import { before } from '../mapping/links.ts';
import { parseUrl } from '../mapping/urls.ts';
import type { Answer } from '../protocol.ts';

const form: EndpointForm = {
  protocol: 'schema-org',
  pages: new Set([
    'dataset',
    'datasets',
    'donnees',
    'jeux',
    'jeux-de-donnees',
    'catalogue',
    'home',
    'accueil',
    'robots.txt',
    'index.html',
    'index.php',
  ]),
  usual: [],
};

/** Returns whether an address is that of a sitemap. */
export const isSitemapAddress = (url: URL): boolean => /\/[^/]*site_?map[^/]*\.xml(?:\.gz)?$/i.test(url.pathname);

/** Returns the site whose sitemap is read, or a sitemap as it was given. A page of a dataset becomes its site. */
export const schemaOrgEndpoint = (text: string, other?: Recogniser): Endpoint => {
  const endpoint = before(text.trim(), '#');
  const url = parseUrl(endpoint);
  if (url === undefined || !/^https?:$/.test(url.protocol) || !isSitemapAddress(url))
    return readEndpoint(before(endpoint, '?'), form, other);
  return { site: url.origin, endpoint };
};

/** Returns whether an address is that of a sitemap, or its page describes a dataset in JSON-LD. */
export const isSchemaOrg = (url: URL, answer?: Answer): boolean =>
  isSitemapAddress(url) ||
  (answer !== undefined &&
    answer.text.includes('application/ld+json') &&
    /"@type"\s{0,5}:\s{0,5}\[?\s{0,5}"(?:schema:|https?:\/\/schema\.org\/)?(?:Dataset|DataCatalog)"/.test(answer.text));
