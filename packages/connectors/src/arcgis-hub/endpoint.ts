import { said, type Bilingual } from '@moisson/kernel';
import { pathOf, readEndpoint, type Endpoint, type EndpointForm, type Recogniser } from '../addresses/endpoint.ts';
import { parseUrl } from '../mapping/urls.ts';

const form: EndpointForm = {
  protocol: 'arcgis-hub',
  pages: new Set([
    ...[
      'api',
      'search',
      'datasets',
      'maps',
      'pages',
      'documents',
      'apps',
      'app',
      'explore',
      'content',
      'about',
      'home',
    ],
    ...['feedback', 'people', 'events', 'stories', 'index.html'],
  ]),
  usual: ['api/search/v1'],
};

/** Returns whether an address is that of a DCAT-US feed and not of a Hub site. */
export const isFeed = (endpoint: string): boolean =>
  /\.json$|\/api\/feed\//.test(parseUrl(endpoint.trim())?.pathname ?? '');

const notHub = (product: string): Bilingual =>
  said(
    `c’est ${product}, pas un Hub : donnez le site du Hub, comme https://NOM.hub.arcgis.com`,
    `it is ${product}, not a Hub: give the site of the Hub, as https://NAME.hub.arcgis.com`,
  );

/**
 * Returns the site of a Hub, such as `https://donnees-ville.hub.arcgis.com`, from an address that a person pasted. A
 * feed is returned as it is.
 */
export const hubEndpoint = (text: string, other?: Recogniser): Endpoint => {
  const url = parseUrl(text.trim());
  if (url !== undefined && /\/rest\/services(?:\/|$)/i.test(url.pathname)) return { fault: notHub('ArcGIS Server') };
  if (url !== undefined && /^(?:[^.]+\.maps|www)\.arcgis\.com$/.test(url.hostname))
    return { fault: notHub('ArcGIS Online') };
  if (url === undefined || !isFeed(text)) return readEndpoint(text, form, other);
  if (url.hash === '') return { site: text.trim(), endpoint: text.trim() };
  url.hash = '';
  return { site: url.href, endpoint: url.href };
};

/** Returns whether an address is that of a Hub search or feed, or on a host of Hub. */
export const isHubAddress = (url: URL): boolean =>
  /\/api\/search\/v1\/|\/api\/feed\/dcat/.test(pathOf(url)) || /\.(?:hub|opendata)\.arcgis\.com$/.test(url.hostname);
