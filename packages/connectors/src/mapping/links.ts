import { type Source } from '@moisson/contracts';
import { cutText, normalized } from '@moisson/kernel';
import { parseUrl } from './urls.ts';

/** Hub's stable key: the item id of 32 hex digits, with the layer if there is one. */
const HUB_ITEM = /\b([0-9a-f]{32})(?:_(\d{1,4}))?\b/g;
const MAX_ADDRESS = 2000;

/**
 * Returns `<32hex>` or `<32hex>_<layer>` from any form of a Hub identifier. Undefined if there is none, or if the text
 * contains two item ids: one of them alone would also be the key of other records.
 */
export const hubItem = (text: string): string | undefined => {
  const items = [...text.slice(0, MAX_ADDRESS).toLowerCase().matchAll(HUB_ITEM)];
  const [first] = items;
  if (first === undefined || items.some(([whole]) => whole !== first[0])) return undefined;
  const layer = first[2] ?? /[?&]sublayer=(\d{1,4})\b/.exec(text.slice(0, MAX_ADDRESS))?.[1];
  return layer === undefined ? first[1] : `${first[1]}_${layer}`;
};

/** Returns the address of an ArcGIS service or layer as an identity, or undefined for any other address. */
export const serviceIdentity = (url: string | undefined): string | undefined => {
  const parsed = url === undefined ? undefined : parseUrl(url);
  if (parsed === undefined || !/\/(Feature|Map|Image)Server(\/\d{1,6})?\/?$/i.test(parsed.pathname)) return undefined;
  return `service://${parsed.host}${parsed.pathname.replace(/\/$/, '')}`.toLowerCase().slice(0, 600);
};

/** Returns a landing page as an identity, without the scheme. */
export const pageIdentity = (url: string | undefined): string | undefined => {
  const parsed = url === undefined ? undefined : parseUrl(url);
  return parsed && cutText(`page://${parsed.host}${parsed.pathname}${parsed.search}${parsed.hash}`, 600);
};

const MAX_LINK = 600;
/** Drops a link that is too long: a cut one would be shared by records that differ in the rest. */
const whole = (link: string): string | undefined => (link.length <= MAX_LINK ? link : undefined);

/**
 * Returns the link of the record itself, made from its catalogue and key: only sources that read the same catalogue
 * share it.
 */
export const recordItself = ({ endpoint }: Pick<Source, 'endpoint'>, key: string): string | undefined => {
  const { host, pathname } = new URL(endpoint);
  const parts = pathname.split('/');
  const end = parts.findIndex((part) => part === 'api' || part === 'data.json');
  const site = withoutTrailingSlashes(end < 0 ? pathname : parts.slice(0, end).join('/'));
  return whole(`self:${host}${site}#${key}`);
};

/** Tabs of a dataset's page. */
const TAB = /^(?:about|analyze|api|explore|export|information|map|table)$/;
/** Pages of a portal whose path looks like that of a dataset. */
const PORTAL_PAGE = /^(?:about|explore|groups?|home|index(?:\.\w+)?|map|new|search|view|viewer|visualiseur)$/;
const ITEM = /^[0-9a-f]{32}(?:_\d{1,4})?$/;
/** Parameters with the content of a viewer or an application. */
const VIEWER_PARAMETER = /^(?:app|appid|dataset|id|item|itemid|layers?|map|sublayer|webmap)$/i;
/** Parameters that do not change the subject of a page. */
const NEUTRAL_PARAMETER = /^(?:lang|language|locale|hl|utm_\w+)$/i;

/**
 * Returns the link of a page about one dataset. Home pages, interactive maps and viewers return undefined, because many
 * datasets share them. Other query parameters are kept: they may tell two pages apart.
 */
export const datasetPage = (url: string | undefined): string | undefined => {
  const parsed = url === undefined ? undefined : parseUrl(url);
  if (parsed === undefined) return undefined;
  const segments = parsed.pathname
    .toLowerCase()
    .split('/')
    .filter((segment) => segment !== '');
  if (segments.length > 2 && TAB.test(segments.at(-1)!)) segments.pop();
  const [place, name = ''] = segments.slice(-2);
  const isDataset = (place === 'dataset' || place === 'datasets') && name.length >= 3 && !PORTAL_PAGE.test(name);
  // Hub also has datasets under /maps/, by item id or by `owner::name`.
  if (!isDataset && !(place === 'maps' && (ITEM.test(name) || name.includes('::')))) return undefined;
  const parameters = [...parsed.searchParams].filter(([parameter]) => !NEUTRAL_PARAMETER.test(parameter));
  if (parameters.some(([parameter]) => VIEWER_PARAMETER.test(parameter))) return undefined;
  const query = parameters.length === 0 ? '' : `?${new URLSearchParams(parameters).toString()}`;
  return whole(`page:${parsed.host.replace(/^www\./, '')}/${segments.join('/')}${query}`);
};

export const withoutTrailingSlashes = (url: string): string => {
  let end = url.length;
  while (url[end - 1] === '/') end -= 1;
  return url.slice(0, end);
};

/** Returns the text before a mark, or the whole text if the mark does not occur. */
export const before = (text: string, mark: string): string => {
  const at = text.indexOf(mark);
  return at < 0 ? text : text.slice(0, at);
};

/** Returns the Hub item of a page. An item id in a query belongs to a viewer or an application, not to a dataset. */
export const hubItemOfPage = (url: string | undefined): string | undefined => {
  const parsed = url === undefined ? undefined : parseUrl(url);
  if (parsed === undefined || !/\/(?:datasets|maps)\/[0-9a-f]{32}/i.test(parsed.pathname)) return undefined;
  return hubItem(parsed.pathname + parsed.search);
};

/** Returns the link of a CKAN resource's file, whose address copies in other catalogues keep. */
export const resourceFile = (url: string | undefined): string | undefined => {
  const parsed = url === undefined ? undefined : parseUrl(url);
  if (parsed === undefined || !/\/resource\/[0-9a-f-]{8,}\/download\//.test(parsed.pathname)) return undefined;
  return whole(`file:${parsed.host.replace(/^www\./, '')}${parsed.pathname}`);
};

const MAX_LINKS = 150;
export const distinct = (links: readonly (string | undefined)[]): string[] =>
  [...new Set(links.filter((link) => link !== undefined))].slice(0, MAX_LINKS);

/** Returns a title as an identity. It is folded, so that case and accents make no difference. */
export const titleIdentity = (title: string): string =>
  `title:${cutText(
    normalized(title, 'NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim(),
    300,
  )}`;
