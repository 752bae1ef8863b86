import type { Source } from '@moisson/contracts';
import { isJsonObject, type JsonObject, type RecordQuestion } from '@moisson/domain';
import { siteOf } from '../reading/endpoint.ts';
import { pageQuestion } from '../reading/page-question.ts';
import { isNotThere, NOT_THERE, readOne } from '../reading/read-one.ts';
import { hubEndpoint } from './hub-endpoint.ts';

/** A record of Hub's search is asked for as an item of it (OGC API Records, `/items/{id}`); one of a feed by its landing page. */
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
