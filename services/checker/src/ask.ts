import type { FetchedBody, FetchRequest, SourceFetch } from '@moisson/domain';
import { MoissonError } from '@moisson/kernel';

const MAX_REDIRECTS = 5;
/** What tells of a file without its body. */
const SHOWN = ['content-length', 'content-range', 'access-control-allow-origin'];

/**
 * Sends a request and follows its redirects, also to other hosts, each as a request of its own: so the address guard and
 * the host's budget apply to every one. Throws the error of the last answer, or `fetch.too-many-redirects`.
 */
export const ask = async (
  fetch: SourceFetch,
  request: Pick<FetchRequest, 'url' | 'method' | 'headers' | 'answers'>,
): Promise<FetchedBody> => {
  let { url } = request;
  for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
    const answer = await fetch.send({ ...request, url, accept: '*/*', redirect: 'manual', shows: SHOWN });
    if (answer.location === undefined) return answer;
    answer.leave();
    url = answer.location;
  }
  throw new MoissonError('fetch.too-many-redirects', { url: request.url, limit: MAX_REDIRECTS }, { retryable: true });
};
