import type { Source } from '@moisson/contracts';
import type { JsonObject, RecordQuestion } from '@moisson/domain';
import { readOne } from '@moisson/formats';
import { siteOf } from '../addresses/endpoint.ts';
import { isNotThere, NOT_THERE } from '../asking/is-not-there.ts';
import { udataEndpoint } from './endpoint.ts';
import { withholdsDataset } from './withholds.ts';

/** Returns the request for one dataset by its id. udata answers 410 for a deleted one, 404 for a private one. */
export const udataQuestion = ({ id }: JsonObject, source: Source): RecordQuestion | undefined => {
  if (typeof id !== 'string' || id === '') return undefined;
  return {
    request: {
      url: `${siteOf(udataEndpoint, source)}/api/1/datasets/${encodeURIComponent(id.toWellFormed())}/`,
      answers: NOT_THERE,
    },
    read: async (body) => {
      if (isNotThere(body)) return 'gone';
      const found = await readOne(body);
      if (found.id !== id) return 'unknown';
      return withholdsDataset(found) === undefined ? 'here' : 'gone';
    },
  };
};
