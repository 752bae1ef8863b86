import { rawHash, type RecordQuestion } from '@moisson/domain';
import { parseUrl } from '../mapping/urls.ts';
import { isNotThere, NOT_THERE } from './is-not-there.ts';

/**
 * A plain feed has no question for one record: its landing page is asked for instead. The page says nothing where it redirects to another
 * one, for that may be a search page or the dataset under another name; nor where the server has a page for any address.
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

/** The address beside a page at which nothing can be: with a name that is made of the page's own. */
const decoyOf = (page: URL): string => {
  const decoy = new URL(page);
  const name = `moisson-${rawHash(page.href).slice(0, 12)}`;
  const last = [...page.searchParams.keys()].at(-1);
  if (last === undefined) decoy.pathname = page.pathname.slice(0, lastPartAt(page.pathname)) + name;
  else decoy.searchParams.set(last, name);
  return decoy.href;
};

/** Where the last part of a path begins; a slash at the end parts nothing. */
const lastPartAt = (path: string): number => path.lastIndexOf('/', path.length - 2) + 1;

/** Whether two addresses differ in nothing but the scheme, `www.` and a slash at the end. */
const samePage = (a: string, b: string): boolean => withoutForm(a) === withoutForm(b);
const withoutForm = (url: string): string =>
  url
    .replace(/^https?:\/\/(www\.)?/, '')
    .replace(/#.*/, '')
    .replace(/\/(?=\?|$)/, '');
