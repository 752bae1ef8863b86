import { MAX_DATA_BYTES } from '@moisson/contracts';
import type { FetchedBody, JsonObject, ReadContext } from '@moisson/domain';
import { readPage as readHtml } from '@moisson/formats';
import { MoissonError } from '@moisson/kernel';
import { isNotThere, NOT_THERE } from '../asking/is-not-there.ts';
import { sameSiteAddress } from '../paging/next-link.ts';
import { datasetsIn } from './datasets-in.ts';
import { plainNode } from './schema-names.ts';

/** A record: a dataset as its page describes it. */
export interface PageRecord extends JsonObject {
  readonly page: string;
  readonly dataset: JsonObject;
}

export const JSON_LD = 'application/ld+json';
export const PAGE_REQUEST = { accept: `text/html, application/xhtml+xml;q=0.9, ${JSON_LD};q=0.8`, answers: NOT_THERE };

/** `gone`: the site says that the page does not exist; `elsewhere`: it redirects to another page of the list. */
export type PageReading =
  { readonly kind: 'gone' | 'elsewhere' } | { readonly kind: 'read'; readonly records: readonly PageRecord[] };

/**
 * Requests a page and returns its datasets; those that name another page of the list as their own are left to that
 * page. Throws the errors of the fetch, and `body.unexpected-shape` or `body.truncated` if a dataset on it cannot be
 * read.
 */
export const readPage = async (
  context: ReadContext,
  page: string,
  isListed: (url: string) => boolean,
): Promise<PageReading> => {
  const body = await context.fetch.send({ url: page, ...PAGE_REQUEST });
  try {
    if (isNotThere(body)) return { kind: 'gone' };
    if (body.url !== page && isListed(body.url)) return { kind: 'elsewhere' };
    const records = await recordsOf(body, page);
    return { kind: 'read', records: records.filter((record) => !isOfAnother(record, isListed)) };
  } finally {
    body.leave();
  }
};

/** Returns the datasets of a page. Throws if one of them cannot be read, or perhaps was cut off. */
export const recordsOf = async (body: FetchedBody, page: string): Promise<readonly PageRecord[]> => {
  const { url, contentType = 'text/html' } = body;
  const isData = contentType.toLowerCase().includes(JSON_LD);
  if (!isData && !/html|xml/i.test(contentType)) return [];
  const read = isData ? await documentOf(body) : await readHtml(body, JSON_LD);
  const { datasets, unreadable } = datasetsIn(read.scripts);
  if (unreadable > 0) throw new MoissonError('body.unexpected-shape', { url, detail: 'JSON-LD' }, { retryable: true });
  if (!read.closed && body.framed !== true) throw new MoissonError('body.truncated', { url }, { retryable: true });
  return datasets.map((dataset) => ({ page, ...('language' in read ? { language: read.language } : {}), dataset }));
};

/** A document in JSON-LD is one script; JSON marks its own end. */
const documentOf = async ({ url, chunks }: FetchedBody) => {
  const kept: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    if ((length += chunk.length) > MAX_DATA_BYTES)
      throw new MoissonError('fetch.too-large', { url, limit: MAX_DATA_BYTES });
    kept.push(chunk);
  }
  return { scripts: [Buffer.concat(kept).toString()], closed: true };
};

/**
 * Whether a dataset names another page of the list as its own, by its address or by that of its node: a list of datasets
 * describes each in short.
 */
const isOfAnother = ({ page, dataset }: PageRecord, isListed: (url: string) => boolean): boolean => {
  const { url, '@id': id } = plainNode(dataset);
  return [url, id].some((one) => {
    const own = typeof one === 'string' ? sameSiteAddress(one, page) : undefined;
    return own !== undefined && own !== page && isListed(own);
  });
};
