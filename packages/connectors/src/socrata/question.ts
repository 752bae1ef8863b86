import type { Source } from '@moisson/contracts';
import { isJsonObject, type JsonObject, type RecordQuestion } from '@moisson/domain';
import { readOne } from '@moisson/formats';
import { siteOf } from '../addresses/endpoint.ts';
import { isNotThere, NOT_THERE } from '../asking/is-not-there.ts';
import { FOUR_BY_FOUR, socrataEndpoint } from './endpoint.ts';

/** Returns the request for one asset: its description in the portal's own API, `/api/views/ID.json` (dev.socrata.com). */
export const socrataQuestion = ({ resource }: JsonObject, source: Source): RecordQuestion | undefined => {
  const id = isJsonObject(resource) ? resource.id : undefined;
  if (typeof id !== 'string' || !FOUR_BY_FOUR.test(id)) return undefined;
  return {
    request: { url: `${siteOf(socrataEndpoint, source)}/api/views/${id}.json`, answers: NOT_THERE },
    read: async (body) => (isNotThere(body) ? 'gone' : (await readOne(body)).id === id ? 'here' : 'unknown'),
  };
};
