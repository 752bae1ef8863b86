import { pathOf, readEndpoint, type Endpoint, type EndpointForm, type Recogniser } from '../addresses/endpoint.ts';
import { withoutTrailingSlashes } from '../mapping/links.ts';
import { parseUrl } from '../mapping/urls.ts';

const form: EndpointForm = {
  protocol: 'dcat-us',
  pages: new Set([
    ...['api', 'dataset', 'datasets', 'search', 'organization', 'group', 'groups', 'about', 'explore', 'catalog'],
    ...['home', 'accueil', 'index.html', 'index.php'],
  ]),
  usual: [],
};

/**
 * Returns the address of a DCAT-US document. The address of a site, or of a page of a portal, stands for its
 * `data.json` (Project Open Data: the document of a publisher is at `/data.json` of its site). Any other address is
 * taken to be that of a document.
 */
export const dcatUsEndpoint = (text: string, other?: Recogniser): Endpoint => {
  const url = parseUrl(text.trim());
  if (url !== undefined && /^https?:$/.test(url.protocol) && isDocument(url)) {
    if (url.hash === '') return { site: text.trim(), endpoint: text.trim() };
    url.hash = '';
    return { site: url.href, endpoint: url.href };
  }
  const read = readEndpoint(text, form, other);
  if ('fault' in read) return read;
  const document = `${withoutTrailingSlashes(read.site)}/data.json`;
  return { site: document, endpoint: document };
};

const isDocument = (url: URL): boolean => {
  const [first = ''] = url.pathname.split('/').filter((part) => part !== '');
  return (
    /\.json$|\/feed\//i.test(url.pathname) ||
    (first !== '' &&
      !pathOf(url)
        .split('/')
        .some((part) => form.pages.has(part)))
  );
};

/** Returns whether an address is that of a `data.json`. */
export const isDcatUsAddress = (url: URL): boolean => /\/data\.json\/$/.test(pathOf(url));
