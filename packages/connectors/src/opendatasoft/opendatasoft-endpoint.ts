import { readEndpoint, type Endpoint, type EndpointForm } from '../reading/endpoint.ts';

const form: EndpointForm = {
  protocol: 'opendatasoft',
  pages: new Set([
    ...['api', 'explore', 'pages', 'page', 'map', 'dataset', 'datasets', 'catalog', 'chart', 'login', 'account'],
    ...['home', 'accueil', 'index.html'],
  ]),
  usual: ['api/explore/v2.0', 'api/explore/v2.1'],
};

/** An Opendatasoft portal's site, as in `https://donnees.hydroquebec.com`, out of the addresses that people paste for it. */
export const opendatasoftEndpoint = (text: string): Endpoint => readEndpoint(text, form);
