import { readEndpoint, type Endpoint, type EndpointForm, type Recogniser } from '../addresses/endpoint.ts';
import { parseUrl } from '../mapping/urls.ts';
import type { Answer } from '../protocol.ts';

const form: EndpointForm = {
  protocol: 'ogc-records',
  pages: new Set(['collections', 'conformance', 'openapi', 'openapi.json']),
  usual: ['collections'],
};

/** Returns the identifier of the collection in an address, as it is written there. */
export const collectionIn = (url: URL): string | undefined => /\/collections\/([^/]+)/.exec(url.pathname)?.[1];

/** Returns the address of an API, or of one of its collections if the given address names one. */
export const ogcRecordsEndpoint = (text: string, other?: Recogniser): Endpoint => {
  const read = readEndpoint(text, form, other);
  const url = parseUrl(text.trim());
  const collection = url === undefined ? undefined : collectionIn(url);
  if ('fault' in read || collection === undefined) return read;
  return { site: read.site, endpoint: `${read.site}/collections/${collection}` };
};

/**
 * Returns whether an address or its response is that of an OGC API – Records. `/collections` alone may also be that of
 * another OGC API, or of STAC.
 */
export const isOgcRecords = (url: URL, answer?: Answer): boolean =>
  /\/ogc-?api-?records?\//i.test(url.pathname) ||
  (answer !== undefined && /"itemType"\s{0,5}:\s{0,5}"record"|\/ogcapi-records-1\/1\.0\/conf\//.test(answer.text));
