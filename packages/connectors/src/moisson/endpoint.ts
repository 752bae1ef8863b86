import { pathOf, readEndpoint, type Endpoint, type EndpointForm, type Recogniser } from '../addresses/endpoint.ts';
import type { Answer } from '../protocol.ts';

const form: EndpointForm = {
  protocol: 'moisson',
  pages: new Set(['api', 'datasets', 'organizations', 'sources', 'openapi.json', 'sitemap.xml']),
  usual: ['api/v1', 'api/v1/datasets'],
};

/** Returns the site of a portal of Moisson from one of its pages or from its API. */
export const moissonEndpoint = (text: string, other?: Recogniser): Endpoint => readEndpoint(text, form, other);

/** Returns whether an address is that of the list of datasets, or its response is one. */
export const isMoissonApi = (url: URL, answer?: Answer): boolean =>
  /\/api\/v1\/datasets\//.test(pathOf(url)) ||
  (answer !== undefined &&
    ['"firstSeenAt"', '"provenance"', '"recordKey"'].every((name) => answer.text.includes(name)));
