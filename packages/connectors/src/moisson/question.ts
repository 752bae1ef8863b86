import type { Source } from '@moisson/contracts';
import type { JsonObject, RecordQuestion } from '@moisson/domain';
import { readOne } from '@moisson/formats';
import { siteOf } from '../addresses/endpoint.ts';
import { isNotThere, NOT_THERE } from '../asking/is-not-there.ts';
import { moissonEndpoint } from './endpoint.ts';

/** The codes of the API for a dataset that it does not have (any more). */
const GONE: ReadonlySet<unknown> = new Set(['request.not-found', 'request.gone']);

/**
 * Returns the request for one dataset. One that was merged into another is redirected to that one, and exists no more
 * by itself. A 404 only counts in the API's own words: one of a proxy says nothing about the dataset.
 */
export const datasetQuestion = ({ id }: JsonObject, source: Source): RecordQuestion | undefined => {
  if (typeof id !== 'string' || id === '') return undefined;
  const site = siteOf(moissonEndpoint, source);
  return {
    request: { url: `${site}/api/v1/datasets/${encodeURIComponent(id.toWellFormed())}`, answers: NOT_THERE },
    read: async (body) => {
      const answer = await readOne(body);
      if (isNotThere(body)) return GONE.has(answer.code) ? 'gone' : 'unknown';
      if (answer.id === id) return 'here';
      return typeof answer.id === 'string' && Array.isArray(answer.records) ? 'gone' : 'unknown';
    },
  };
};
