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

/** Whether an address names a DCAT-US feed rather than a Hub. */
export const isFeed = (endpoint: string): boolean =>
  /\.json$|\/api\/feed\//.test(parseUrl(endpoint.trim())?.pathname ?? '');

const notHub = (product: string): Bilingual =>
  said(
    `c’est ${product}, pas un Hub : donnez le site du Hub, comme https://NOM.hub.arcgis.com`,
    `it is ${product}, not a Hub: give the site of the Hub, as https://NAME.hub.arcgis.com`,
  );

/** A Hub's site, as in `https://donnees-ville.hub.arcgis.com`, out of the addresses that people paste for it; a feed is itself. */
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

/** Whether an address is one of Hub's search or feed, or on a host of Hub. */
export const isHubAddress = (url: URL): boolean =>
  /\/api\/search\/v1\/|\/api\/feed\/dcat/.test(pathOf(url)) || /\.(?:hub|opendata)\.arcgis\.com$/.test(url.hostname);
