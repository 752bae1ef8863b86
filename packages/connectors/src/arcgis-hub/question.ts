import type { Source } from '@moisson/contracts';
import { isJsonObject, type JsonObject, type RecordQuestion } from '@moisson/domain';
import { siteOf } from '../addresses/endpoint.ts';
import { pageQuestion } from '../asking/page-question.ts';
import { readOne } from '@moisson/formats';
import { isNotThere, NOT_THERE } from '../asking/is-not-there.ts';
import { hubEndpoint } from './endpoint.ts';

/**
 * Returns the request for one record: an item of Hub's search (OGC API Records, `/items/{id}`), or for a record of a
 * feed its landing page.
 */
export const hubQuestion = (record: JsonObject, source: Source): RecordQuestion | undefined => {
  const { id, landingPage } = record;
  if (!isJsonObject(record.properties)) return pageQuestion(typeof landingPage === 'string' ? landingPage : undefined);
  if (typeof id !== 'string' || id === '') return undefined;
  return {
    request: {
      url: `${siteOf(hubEndpoint, source)}/api/search/v1/collections/dataset/items/${encodeURIComponent(id)}`,
      answers: NOT_THERE,
    },
    read: async (body) => (isNotThere(body) ? 'gone' : (await readOne(body)).id === id ? 'here' : 'unknown'),
  };
};
