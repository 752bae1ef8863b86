import { said } from '@moisson/kernel';
import { pathOf, readEndpoint, type Endpoint, type EndpointForm, type Recogniser } from '../addresses/endpoint.ts';
import { parseUrl } from '../mapping/urls.ts';

const form: EndpointForm = {
  protocol: 'socrata',
  pages: new Set([
    ...['api', 'browse', 'd', 'dataset', 'datasets', 'resource', 'stories', 'developers', 'login', 'profile', 'about'],
    ...['w', 'dashboard', 'catalog', 'home', 'index.html'],
  ]),
  usual: ['api/catalog/v1'],
};

/** Hosts of the discovery API for all portals (dev.socrata.com). */
const ALL_PORTALS = /^api\.(?:us|eu)\.socrata\.com$/;
/** The id of an asset. */
export const FOUR_BY_FOUR = /^[0-9a-z]{4}-[0-9a-z]{4}$/;

/**
 * Returns the site of a Socrata portal, such as `https://data.seattle.gov`, from an address that a person pasted: a page
 * of the portal or of a dataset, or a request to the discovery API for the portal's domain.
 */
export const socrataEndpoint = (text: string, other?: Recogniser): Endpoint => {
  const url = parseUrl(text.trim());
  if (url === undefined) return readEndpoint(text, form, other);
  if (ALL_PORTALS.test(url.hostname)) {
    const domains = url.searchParams.get('domains')?.split(',') ?? [];
    const site = domains.length === 1 ? parseUrl(`https://${domains[0]!.trim()}`) : undefined;
    return site === undefined || site.pathname !== '/'
      ? {
          fault: said(
            'c’est l’API de tous les portails : donnez le site du portail, comme https://data.exemple.org',
            'it is the API of all portals: give the site of the portal, as https://data.example.org',
          ),
        }
      : { site: site.origin, endpoint: site.origin };
  }
  // The page of a dataset is `/CATEGORY/NAME/ID`; a portal is always at the root of its host.
  if (namesAsset(url)) return { site: url.origin, endpoint: url.origin };
  return readEndpoint(text, form, other);
};

/** Returns whether a part of the path is the id of an asset, perhaps with the ending of a file. */
const namesAsset = ({ protocol, pathname }: URL): boolean =>
  /^https?:$/.test(protocol) && pathname.split('/').some((part) => FOUR_BY_FOUR.test(part.replace(/\.\w{1,10}$/, '')));

/** Returns whether an address belongs to the discovery API, or is that of an asset of a portal. */
export const isSocrataAddress = (url: URL): boolean =>
  /\/api\/catalog\/v1\/|\/api\/views\/|\/(?:d|resource)\/[0-9a-z]{4}-[0-9a-z]{4}(?:\.\w+)?\/$/.test(pathOf(url)) ||
  ALL_PORTALS.test(url.hostname);
