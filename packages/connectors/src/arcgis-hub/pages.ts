import { defined, MoissonError, said } from '@moisson/kernel';
import type { Completeness, ProbeReport, RawPage, ReadContext } from '@moisson/domain';
import { endOf, readList, type ListEnd } from '@moisson/formats';
import { siteOf } from '../addresses/endpoint.ts';
import { countRecords } from '../paging/count-records.ts';
import { countOf, offsetPages } from '../paging/offset-pages.ts';
import { oneDocument } from '../paging/one-document.ts';
import { hubEndpoint, isFeed } from './endpoint.ts';
import { hubOptions } from './options.ts';

/** The search API's limit of records per page. */
const MAX_LIMIT = 100;
const FEEDS = ['/api/feed/dcat-us/1.1.json', '/data.json'] as const;

/**
 * Requests one record from the search to get the count. If there is no search, counts the records of the feed. Throws a
 * `MoissonError`.
 */
export async function probe(context: ReadContext): Promise<ProbeReport> {
  if (isFeed(context.source.endpoint)) return probeFeed(context, context.source.endpoint);
  try {
    const end = await endOf(readPage(context, 0, 1));
    const records = countOf(end.envelope, 'numberMatched', context.source.endpoint);
    return { records, detail: `ArcGIS Hub search v1, numberMatched: ${records}` };
  } catch (error) {
    if (!isMissing(error)) throw error;
    return probeFeed(context, siteOf(hubEndpoint, context.source) + FEEDS[0]);
  }
}

/** Reads a DCAT-US `data.json`: the list `dataset` of one document. */
const readFeed = (context: ReadContext, url: string): AsyncGenerator<RawPage, Completeness> =>
  oneDocument(context, url, { read: (body) => readList(body, ['dataset']), list: 'dataset' });

async function probeFeed(context: ReadContext, url: string): Promise<ProbeReport> {
  const records = await countRecords(readFeed(context, url));
  return { records, detail: `DCAT-US feed: ${records}` };
}

/**
 * Reads the OGC API Records search (paged, with a count) if it answers, else the DCAT-US feed in one document. If the
 * endpoint is a feed, reads that. Throws a `MoissonError`.
 */
export async function* pages(context: ReadContext): AsyncGenerator<RawPage, Completeness> {
  if (isFeed(context.source.endpoint)) return yield* readFeed(context, context.source.endpoint);
  try {
    return yield* offsetPages({
      pageSize: Math.min(MAX_LIMIT, context.source.politeness.pageSize),
      read: (offset, limit, pass) => readPage(context, offset, limit, pass),
      claimed: ({ envelope }) => countOf(envelope, 'numberMatched', context.source.endpoint),
      signal: context.signal,
      ...defined({ from: context.from }),
    });
  } catch (error) {
    // A cursor of the search has no meaning in a feed.
    if (!isMissing(error) || context.from !== undefined) throw error;
  }
  try {
    return yield* readFeed(context, siteOf(hubEndpoint, context.source) + FEEDS[0]);
  } catch (error) {
    if (!isMissing(error)) throw error;
    return yield* readFeed(context, siteOf(hubEndpoint, context.source) + FEEDS[1]);
  }
}

/**
 * Reads one page. Records published in the same second have no fixed order in `properties.created`, and the API
 * documents no second sort key: so every second pass reads the list in descending order.
 */
async function* readPage(
  context: ReadContext,
  offset: number,
  limit: number,
  pass = 1,
): AsyncGenerator<Uint8Array[], ListEnd> {
  const url = new URL(`${siteOf(hubEndpoint, context.source)}/api/search/v1/collections/dataset/items`);
  url.searchParams.set('limit', String(limit));
  url.searchParams.set('startindex', String(offset + 1));
  url.searchParams.set('sortBy', pass % 2 === 1 ? 'properties.created' : '-properties.created');
  const { filter } = hubOptions(context.source);
  if (filter !== undefined) url.searchParams.set('filter', filter);
  const body = await context.fetch.send({ url: url.href });
  const end = yield* readList(body, ['features']);
  if (!end.found)
    throw new MoissonError(
      'body.unexpected-shape',
      { url: url.href, detail: said('pas de liste à features', 'no list at features') },
      { retryable: true },
    );
  return end;
}

const isMissing = (error: unknown): boolean => error instanceof MoissonError && error.code === 'fetch.not-found';
