import type { Source } from '@moisson/contracts';
import type { JsonObject, RecordQuestion } from '@moisson/domain';
import { isNotThere } from '../asking/is-not-there.ts';
import { parseUrl } from '../mapping/urls.ts';
import { keyOf } from './key-of.ts';
import { PAGE_REQUEST, recordsOf } from './read-page.ts';

/** Returns the request for the page of a record. It only counts as served if the page still describes it. */
export const pageQuestion = (record: JsonObject, source: Source): RecordQuestion | undefined => {
  const { page } = record;
  const url = typeof page === 'string' ? parseUrl(page) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '')
    return undefined;
  return {
    request: { url: url.href, ...PAGE_REQUEST },
    read: async (body) => {
      if (isNotThere(body)) return 'gone';
      const key = keyOf(record, source);
      const found = await recordsOf(body, url.href);
      return key !== undefined && found.some((one) => keyOf(one, source) === key) ? 'here' : 'unknown';
    },
  };
};
