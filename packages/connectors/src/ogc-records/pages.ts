import type { Completeness, JsonObject, ProbeReport, RawPage, ReadContext } from '@moisson/domain';
import { endOf, readList } from '@moisson/formats';
import { nextPage } from '../paging/next-link.ts';
import { linkedLists, nextInLinks } from '../paging/linked-lists.ts';
import { countOf } from '../paging/offset-pages.ts';
import { collectionOf, JSON_TYPES } from './collection.ts';
import { ogcRecordsOptions } from './options.ts';

/** Servers lower a larger limit to their own (OGC 20-004, `limit`). */
const MAX_LIMIT = 1000;

/** Reads the items of the collection, page by page along their `next` links. Throws a `MoissonError`. */
export async function* pages(context: ReadContext): AsyncGenerator<RawPage, Completeness> {
  const first = itemsOf(await collectionOf(context), context, context.source.politeness.pageSize);
  return yield* linkedLists(context, {
    first,
    list: ['features'],
    accept: JSON_TYPES,
    next: (envelope, body) => nextInLinks(envelope) ?? nextPage({}, body.link),
    claimed: claimedBy,
  });
}

/** `numberMatched` is optional, and may be left out where counting is costly. */
const claimedBy = (envelope: JsonObject, url: string): number | undefined =>
  envelope.numberMatched === undefined || envelope.numberMatched === null
    ? undefined
    : countOf(envelope, 'numberMatched', url);

const itemsOf = (collection: string, { source }: ReadContext, limit: number): string => {
  const url = new URL(`${collection}/items`);
  url.searchParams.set('limit', String(Math.min(MAX_LIMIT, limit)));
  const { filter } = ogcRecordsOptions(source);
  if (filter !== undefined) {
    url.searchParams.set('filter', filter);
    url.searchParams.set('filter-lang', 'cql2-text');
  }
  return url.href;
};

/** Requests one record to get the count. Throws a `MoissonError`. */
export const probe = async (context: ReadContext): Promise<ProbeReport> => {
  const collection = await collectionOf(context);
  const url = itemsOf(collection, context, 1);
  const { envelope } = await endOf(readList(await context.fetch.send({ url, accept: JSON_TYPES }), ['features']));
  const records = claimedBy(envelope, url);
  const name = decodeURIComponent(collection.slice(collection.lastIndexOf('/') + 1));
  return {
    ...(records === undefined ? {} : { records }),
    detail: `OGC API Records, collection ${name}, numberMatched: ${records ?? 'not given'}`,
  };
};
