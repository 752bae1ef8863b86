import { rawHash, type RecordQuestion } from '@moisson/domain';
import { parseUrl } from '../mapping/urls.ts';
import { isNotThere, NOT_THERE } from './is-not-there.ts';

/**
 * Returns the request for a record of a plain feed, which has no address for one record: its landing page. The response
 * proves nothing if it redirects (perhaps to a search page, or to the dataset under another name), or if the server
 * returns a page for any address.
 */
export const pageQuestion = (landingPage: string | undefined): RecordQuestion | undefined => {
  const page = landingPage === undefined ? undefined : parseUrl(landingPage);
  if (page === undefined || !/^https?:$/.test(page.protocol) || page.username !== '' || page.password !== '')
    return undefined;
  page.hash = '';
  return {
    request: { url: page.href, answers: NOT_THERE },
    decoy: { url: decoyOf(page), answers: NOT_THERE },
    read: async (body) => (isNotThere(body) ? 'gone' : samePage(body.url, page.href) ? 'here' : 'unknown'),
  };
};

/** Returns an address next to the page that cannot exist: its name is derived from that of the page. */
const decoyOf = (page: URL): string => {
  const decoy = new URL(page);
  const name = `moisson-${rawHash(page.href).slice(0, 12)}`;
  const last = [...page.searchParams.keys()].at(-1);
  if (last === undefined) decoy.pathname = page.pathname.slice(0, lastPartAt(page.pathname)) + name;
  else decoy.searchParams.set(last, name);
  return decoy.href;
};

/** Returns the start of the last segment of a path. A trailing slash does not start a segment. */
const lastPartAt = (path: string): number => path.lastIndexOf('/', path.length - 2) + 1;

/** Returns whether two addresses differ only in the scheme, `www.` or a trailing slash. */
const samePage = (a: string, b: string): boolean => withoutForm(a) === withoutForm(b);
const withoutForm = (url: string): string =>
  url
    .replace(/^https?:\/\/(www\.)?/, '')
    .replace(/#.*/, '')
    .replace(/\/(?=\?|$)/, '');
