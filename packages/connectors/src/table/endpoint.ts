import { readEndpoint, type Endpoint, type Recogniser } from '../addresses/endpoint.ts';
import { before } from '../mapping/links.ts';
import { parseUrl } from '../mapping/urls.ts';
import type { Answer } from '../protocol.ts';

/** Returns whether an address is that of a table, by the name of its file. */
const isCsvAddress = (url: URL): boolean => /\.(?:csv|tsv)$/i.test(url.pathname);

const CSV_TYPE = /^text\/(?:csv|tab-separated-values)\b/i;

/** Returns whether an address, or its response, is that of a table. */
export const isCsv = (url: URL, answer?: Answer): boolean =>
  isCsvAddress(url) || CSV_TYPE.test(answer?.contentType ?? '');

/** Returns the address of the document as it was given. Its query belongs to it; its fragment does not. */
export const csvEndpoint = (text: string, other?: Recogniser): Endpoint => {
  const endpoint = before(text.trim(), '#');
  const url = parseUrl(endpoint);
  if (url === undefined || !/^https?:$/.test(url.protocol) || !isCsvAddress(url)) {
    const form = { protocol: 'table', pages: new Set<string>(), usual: [] };
    const read = readEndpoint(before(endpoint, '?'), form, other);
    if ('fault' in read) return read;
  }
  return { site: endpoint, endpoint };
};
