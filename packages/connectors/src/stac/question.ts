import type { Source } from '@moisson/contracts';
import type { JsonObject, RecordQuestion } from '@moisson/domain';
import { readOne } from '@moisson/formats';
import { siteOf } from '../addresses/endpoint.ts';
import { isNotThere, NOT_THERE } from '../asking/is-not-there.ts';
import { sameSiteAddress } from '../paging/next-link.ts';
import { isStatic, stacEndpoint } from './endpoint.ts';
import { selfOf } from './links.ts';

/** Returns the request for one collection: its own address if that is on the same site, else `/collections/ID` of an API. */
export const stacQuestion = (record: JsonObject, source: Source): RecordQuestion | undefined => {
  const { id } = record;
  if (typeof id !== 'string' || id === '') return undefined;
  const site = siteOf(stacEndpoint, source);
  const inApi = isStatic(site) ? undefined : `${site}/collections/${encodeURIComponent(id.toWellFormed())}`;
  const url = sameSiteAddress(selfOf(record) ?? '', site) ?? inApi;
  if (url === undefined) return undefined;
  return {
    request: { url, answers: NOT_THERE },
    read: async (body) => (isNotThere(body) ? 'gone' : (await readOne(body)).id === id ? 'here' : 'unknown'),
  };
};
