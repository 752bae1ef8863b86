import { cutText, normalized } from '@moisson/contracts';
import { parseUrl } from './urls.ts';

/** Hub's stable key: the 32-hex item id, and the layer where there is one. */
const HUB_ITEM = /\b([0-9a-f]{32})(?:_(\d{1,4}))?\b/;

/** `<32hex>` or `<32hex>_<layer>` out of any of the shapes that Hub gave its identifiers, or nothing. */
export const hubItem = (text: string): string | undefined => {
  const match = HUB_ITEM.exec(text.toLowerCase());
  if (match === null) return undefined;
  const layer = match[2] ?? /[?&]sublayer=(\d{1,4})\b/.exec(text)?.[1];
  return layer === undefined ? match[1] : `${match[1]}_${layer}`;
};

/** A page that is about one dataset, as a link between catalogues; home pages and the like are none. */
export const datasetPage = (url: string | undefined): string | undefined => {
  const parsed = url === undefined ? undefined : parseUrl(url);
  if (parsed === undefined || !/\/(explore\/dataset|datasets?|maps)\/[^/]{3,}/.test(parsed.pathname)) return undefined;
  return `page:${parsed.host.replace(/^www\./, '')}${withoutTrailingSlashes(parsed.pathname).toLowerCase()}`.slice(
    0,
    600,
  );
};

export const withoutTrailingSlashes = (url: string): string => {
  let end = url.length;
  while (url[end - 1] === '/') end -= 1;
  return url.slice(0, end);
};

/** The text before a mark; all of it where the mark is not in it. */
export const before = (text: string, mark: string): string => {
  const at = text.indexOf(mark);
  return at < 0 ? text : text.slice(0, at);
};

/** The address of a CKAN resource's file, which copies in other catalogues keep. */
export const resourceFile = (url: string | undefined): string | undefined => {
  const parsed = url === undefined ? undefined : parseUrl(url);
  if (parsed === undefined || !/\/resource\/[0-9a-f-]{8,}\/download\//.test(parsed.pathname)) return undefined;
  return `file:${parsed.host.replace(/^www\./, '')}${parsed.pathname}`.slice(0, 600);
};

const MAX_LINKS = 200;
export const distinct = (links: readonly (string | undefined)[]): string[] =>
  [...new Set(links.filter((link) => link !== undefined))].slice(0, MAX_LINKS);

/** A title as an identity: folded, so that capitals and accents do not part what is one. */
export const titleIdentity = (title: string): string =>
  `title:${cutText(
    normalized(title, 'NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim(),
    300,
  )}`;
