import { pathOf, readEndpoint, type Endpoint, type EndpointForm, type Recogniser } from '../addresses/endpoint.ts';
import { parseUrl } from '../mapping/urls.ts';

const form: EndpointForm = {
  protocol: 'stac',
  pages: new Set([
    ...['collections', 'conformance', 'search', 'queryables', 'catalogs', 'items', 'api.html', 'docs', 'openapi'],
  ]),
  usual: ['collections'],
};

/** Returns whether an address is that of one document, the root of a static catalogue. */
export const isStatic = (endpoint: string): boolean => /\.json$/i.test(parseUrl(endpoint.trim())?.pathname ?? '');

/**
 * Returns the root of a STAC API, such as `https://exemple.org/stac`, from an address that a person pasted. The address
 * of a document (`catalog.json`) is returned as it is.
 */
export const stacEndpoint = (text: string, other?: Recogniser): Endpoint => {
  const url = parseUrl(text.trim());
  if (url !== undefined && isStatic(text) && /^https?:$/.test(url.protocol)) {
    if (url.hash === '') return { site: text.trim(), endpoint: text.trim() };
    url.hash = '';
    return { site: url.href, endpoint: url.href };
  }
  return readEndpoint(text, form, other);
};

/** Returns whether an address is that of a STAC API or of a static catalogue. */
export const isStacAddress = (url: URL): boolean => /\/stac\/|\/(?:catalog|collection)\.json\/$/.test(pathOf(url));
