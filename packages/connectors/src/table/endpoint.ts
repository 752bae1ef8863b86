import { readEndpoint, type Endpoint, type Recogniser } from '../addresses/endpoint.ts';
import { parseUrl } from '../mapping/urls.ts';

/** Returns whether an address is that of a table, by the name of its file. */
export const isTableAddress = (url: URL): boolean => /\.(?:csv|tsv)$/i.test(url.pathname);

/** Returns the address of the document, as it was given. Its query belongs to it; its fragment does not. */
export const tableEndpoint = (text: string, other?: Recogniser): Endpoint => {
  const given = text.trim();
  const url = parseUrl(given);
  if (url === undefined || !/^https?:$/.test(url.protocol) || !isTableAddress(url)) {
    const read = readEndpoint(withoutQuery(given), { protocol: 'table', pages: new Set(), usual: [] }, other);
    if ('fault' in read) return read;
  }
  const endpoint = given.replace(/#.*$/s, '');
  return { site: endpoint, endpoint };
};

const withoutQuery = (text: string): string => text.replace(/[?#].*$/s, '');
