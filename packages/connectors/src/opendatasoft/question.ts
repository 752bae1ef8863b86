import type { Source } from '@moisson/contracts';
import type { JsonObject, RecordQuestion } from '@moisson/domain';
import { siteOf } from '../addresses/endpoint.ts';
import { readOne } from '@moisson/formats';
import { isNotThere, NOT_THERE } from '../asking/is-not-there.ts';
import { opendatasoftEndpoint } from './endpoint.ts';
import { unwrap } from './unwrap.ts';

/**
 * Returns the request for one dataset by its `dataset_id` (help.opendatasoft.com, Explore API v2.1). Another dataset
 * may get that id later: the answer only counts if its `dataset_uid` is the same.
 */
export const opendatasoftQuestion = (record: JsonObject, source: Source): RecordQuestion | undefined => {
  const { dataset_id: id, dataset_uid: uid } = unwrap(record);
  if (typeof id !== 'string' || id === '') return undefined;
  const site = siteOf(opendatasoftEndpoint, source);
  return {
    request: { url: `${site}/api/explore/v2.1/catalog/datasets/${encodeURIComponent(id)}`, answers: NOT_THERE },
    read: async (body) => {
      if (isNotThere(body)) return 'gone';
      const found = unwrap(await readOne(body));
      return found.dataset_id === id && found.dataset_uid === uid ? 'here' : 'unknown';
    },
  };
};
