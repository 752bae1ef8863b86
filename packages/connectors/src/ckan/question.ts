import type { Source } from '@moisson/contracts';
import { isJsonObject, type Json, type JsonObject, type RecordQuestion } from '@moisson/domain';
import { siteOf } from '../addresses/endpoint.ts';
import { readOne } from '@moisson/formats';
import { isNotThere, NOT_THERE } from '../asking/is-not-there.ts';
import { ckanEndpoint } from './endpoint.ts';
import { withholdsPackage } from './map-package.ts';

/**
 * Returns the request for one package: `package_show` by id (docs.ckan.org/en/2.11/api). CKAN answers 404 with the type
 * "Not Found Error", whatever the language of the message; a 404 without CKAN's envelope proves nothing. A package that
 * is now deleted or a draft counts as gone.
 */
export const ckanQuestion = (record: JsonObject, source: Source): RecordQuestion | undefined => {
  const { id } = record;
  if (typeof id !== 'string' || id === '') return undefined;
  const url = new URL(`${siteOf(ckanEndpoint, source)}/api/3/action/package_show`);
  url.searchParams.set('id', id);
  return {
    request: { url: url.href, answers: NOT_THERE },
    read: async (body) => {
      const answer = await readOne(body);
      if (isNotThere(body)) return isNotFound(answer) ? 'gone' : 'unknown';
      const { success } = answer;
      // DKAN wraps it in a list.
      const [result] = Array.isArray(answer.result) ? (answer.result as readonly Json[]) : [answer.result];
      if (success !== true || !isJsonObject(result) || result.id !== id) return 'unknown';
      return withholdsPackage(result, source) === undefined ? 'here' : 'gone';
    },
  };
};

const isNotFound = ({ success, error }: JsonObject): boolean =>
  success === false && isJsonObject(error) && error.__type === 'Not Found Error';
