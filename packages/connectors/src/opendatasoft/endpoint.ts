import { pathOf, readEndpoint, type Endpoint, type EndpointForm, type Recogniser } from '../addresses/endpoint.ts';

const form: EndpointForm = {
  protocol: 'opendatasoft',
  pages: new Set([
    ...['api', 'explore', 'pages', 'page', 'map', 'dataset', 'datasets', 'catalog', 'chart', 'login', 'account'],
    ...['home', 'accueil', 'index.html'],
  ]),
  usual: ['api/explore/v2.0', 'api/explore/v2.1'],
};

/** An Opendatasoft portal's site, as in `https://donnees.hydroquebec.com`, out of the addresses that people paste for it. */
export const opendatasoftEndpoint = (text: string, other?: Recogniser): Endpoint => readEndpoint(text, form, other);

/** Whether an address is one of the Explore API, or of those before it. */
export const isOpendatasoftAddress = (url: URL): boolean =>
  /\/api\/(?:explore\/v2|v2\/catalog\/|(?:datasets|records)\/1\.0\/)/.test(pathOf(url));
