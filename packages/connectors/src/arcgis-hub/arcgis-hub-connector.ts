import { type RecordKey, type Source } from '@moisson/contracts';
import { MoissonError, said } from '@moisson/kernel';
import {
  isJsonObject,
  wellFormedKey,
  type Completeness,
  type Connector,
  type JsonObject,
  type ProbeReport,
  type RawPage,
  type ReadContext,
} from '@moisson/domain';
import { hubItem } from '../mapping/links.ts';
import { recordKey } from '../mapping/record-key.ts';
import { parseUrl } from '../mapping/urls.ts';
import { siteOf } from '../reading/endpoint.ts';
import { countOf, pageLoop } from '../reading/page-loop.ts';
import { endOf, readList, type ListEnd } from '../reading/read-list.ts';
import { readFeed } from './dcat-us-feed.ts';
import { hubEndpoint, isFeed } from './hub-endpoint.ts';
import { hubQuestion } from './hub-question.ts';
import { mapHubRecord } from './map-hub-record.ts';

/** The search API's cap on one page. */
const MAX_LIMIT = 100;
const FEEDS = ['/api/feed/dcat-us/1.1.json', '/data.json'] as const;

/**
 * ArcGIS Hub: the OGC API Records search (paged, with a count) where it answers, else the DCAT-US feed in one document.
 * An endpoint that names a feed is read as one. Both give a record the same key: item id and layer.
 */
export const arcgisHubConnector: Connector = {
  protocol: 'arcgis-hub',
  mappingVersion: 4,
  volatileFields: new Set([
    'modified',
    'updated',
    'numViews',
    'views',
    'thumbnail',
    'scoreCompleteness',
    'avgRating',
    'numRatings',
    'numComments',
    'links',
    'timeStamp',
    'lastViewed',
  ]),
  probe,
  pages,
  keyOf,
  map: mapHubRecord,
  one: hubQuestion,
};

async function probe(context: ReadContext): Promise<ProbeReport> {
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

async function probeFeed(context: ReadContext, url: string): Promise<ProbeReport> {
  const reading = readFeed(context, url);
  let records = 0;
  let step = await reading.next();
  for (; !step.done; step = await reading.next()) records += step.value.records.length;
  return { records, detail: `DCAT-US feed: ${records}` };
}

async function* pages(context: ReadContext): AsyncGenerator<RawPage, Completeness> {
  if (isFeed(context.source.endpoint)) return yield* readFeed(context, context.source.endpoint);
  try {
    return yield* pageLoop({
      pageSize: Math.min(MAX_LIMIT, context.source.politeness.pageSize),
      read: (offset, limit, pass) => readPage(context, offset, limit, pass),
      claimed: ({ envelope }) => countOf(envelope, 'numberMatched', context.source.endpoint),
      signal: context.signal,
    });
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
  try {
    return yield* readFeed(context, siteOf(hubEndpoint, context.source) + FEEDS[0]);
  } catch (error) {
    if (!isMissing(error)) throw error;
    return yield* readFeed(context, siteOf(hubEndpoint, context.source) + FEEDS[1]);
  }
}

/**
 * Records published in one second are ties in the order of `properties.created`, and the API documents no second sort key: every
 * second pass reads the list from its other end.
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
  if (context.source.filter !== undefined) url.searchParams.set('filter', context.source.filter);
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

/** Item id and layer out of any shape of identifier; in the slug era, its address without what is the same for all of the site. */
function keyOf(record: JsonObject, source: Source): RecordKey | undefined {
  const properties = isJsonObject(record.properties) ? record.properties : {};
  const given = record.identifier ?? record.id ?? properties.id;
  const text = isJsonObject(given) ? (given['@id'] ?? given.id ?? given.notation) : given;
  if (typeof text !== 'string' && typeof text !== 'number') return undefined;
  // Before it is read as an address: a path has U+FFFD for every lone surrogate.
  const identifier = wellFormedKey(String(text).trim());
  return recordKey(hubItem(identifier) ?? withinSite(identifier, source) ?? identifier);
}

/** What of an address can tell two of its records apart: not the scheme, nor the source's own host. */
const withinSite = (identifier: string, source: Source): string | undefined => {
  const url = parseUrl(identifier);
  if (url === undefined || url.host === '') return undefined;
  const host = url.host === new URL(source.endpoint).host ? '' : `//${url.host}`;
  return `${host}${url.pathname}${url.search}${url.hash}`;
};
