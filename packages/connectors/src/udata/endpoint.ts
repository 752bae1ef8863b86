import { pathOf, readEndpoint, type Endpoint, type EndpointForm, type Recogniser } from '../addresses/endpoint.ts';

const form: EndpointForm = {
  protocol: 'udata',
  pages: new Set([
    ...['api', 'dataset', 'datasets', 'organizations', 'reuses', 'dataservices', 'topics', 'posts', 'search', 'pages'],
    ...[
      'admin',
      'apidoc',
      'catalog',
      'catalog.xml',
      'catalog.jsonld',
      'home',
      'index.html',
      'fr',
      'en',
      'es',
      'pt',
      'de',
    ],
  ]),
  usual: ['api/1', 'api/1/datasets'],
};

/** Returns the site of a udata portal, such as `https://www.data.gouv.fr`, from an address that a person pasted. */
export const udataEndpoint = (text: string, other?: Recogniser): Endpoint => readEndpoint(text, form, other);

/** Returns whether an address belongs to the API of udata. */
export const isUdataAddress = (url: URL): boolean =>
  /\/api\/[12]\/(?:datasets|organizations|reuses|dataservices|topics)\//.test(pathOf(url));
