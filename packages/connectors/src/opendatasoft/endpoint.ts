import { pathOf, readEndpoint, type Endpoint, type EndpointForm, type Recogniser } from '../addresses/endpoint.ts';

const form: EndpointForm = {
  protocol: 'opendatasoft',
  pages: new Set([
    ...['api', 'explore', 'pages', 'page', 'map', 'dataset', 'datasets', 'catalog', 'chart', 'login', 'account'],
    ...['home', 'accueil', 'index.html'],
  ]),
  usual: ['api/explore/v2.0', 'api/explore/v2.1'],
};

/**
 * Returns the site of an Opendatasoft portal, such as `https://donnees.hydroquebec.com`, from an address that a person
 * pasted.
 */
export const opendatasoftEndpoint = (text: string, other?: Recogniser): Endpoint => readEndpoint(text, form, other);

/** Returns whether an address belongs to the Explore API or to its older versions. */
export const isOpendatasoftAddress = (url: URL): boolean =>
  /\/api\/(?:explore\/v2|v2\/catalog\/|(?:datasets|records)\/1\.0\/)/.test(pathOf(url));
