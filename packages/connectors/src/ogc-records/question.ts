import type { Source } from '@moisson/contracts';
import type { JsonObject, RecordQuestion } from '@moisson/domain';
import { readOne } from '@moisson/formats';
import { isNotThere, NOT_THERE } from '../asking/is-not-there.ts';
import { collectionIn } from './endpoint.ts';
import { JSON_TYPES, namedCollection } from './collection.ts';
import { linksOf } from './links.ts';
import { parseUrl } from '../mapping/urls.ts';
import { sameSiteAddress } from '../paging/next-link.ts';

/**
 * Returns the request for one record, `/items/{id}` (OGC 20-004 §9), below the collection that the endpoint or a link
 * of the record names.
 */
export const ogcQuestion = (record: JsonObject, source: Source): RecordQuestion | undefined => {
  const { id } = record;
  const collection = namedCollection(source) ?? linkedCollection(record, source);
  if ((typeof id !== 'string' && typeof id !== 'number') || id === '' || collection === undefined) return undefined;
  return {
    request: {
      url: `${collection}/items/${encodeURIComponent(String(id).toWellFormed())}`,
      accept: JSON_TYPES,
      answers: NOT_THERE,
    },
    read: async (body) => (isNotThere(body) ? 'gone' : (await readOne(body)).id === id ? 'here' : 'unknown'),
  };
};

/** Each record links to its collection, or to itself in it. The host may be that of a proxy: only a same-site link counts. */
const linkedCollection = (record: JsonObject, { endpoint }: Source): string | undefined => {
  for (const { rel, href } of linksOf(record)) {
    if (rel !== 'collection' && rel !== 'self') continue;
    const address = sameSiteAddress(href, endpoint);
    const url = address === undefined ? undefined : parseUrl(address);
    const name = url === undefined ? undefined : collectionIn(url);
    if (name !== undefined)
      return url!.origin + url!.pathname.slice(0, url!.pathname.indexOf('/collections/')) + `/collections/${name}`;
  }
  return undefined;
};
