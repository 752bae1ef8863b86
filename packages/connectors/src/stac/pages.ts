import { cutText, defined, MoissonError, said } from '@moisson/kernel';
import type { Completeness, ProbeReport, RawPage, ReadContext } from '@moisson/domain';
import { readList } from '@moisson/formats';
import { siteOf } from '../addresses/endpoint.ts';
import { countRecords } from '../paging/count-records.ts';
import { linkedPages, type LinkedEnd } from '../paging/linked-pages.ts';
import { countOf } from '../paging/offset-pages.ts';
import { isStatic, stacEndpoint } from './endpoint.ts';
import { nextOf } from './links.ts';
import { staticCatalog } from './static-catalog.ts';

/** The largest page that is requested. */
const MAX_PAGE = 100;

/** Reads the collections to count them: many APIs give no count. Throws a `MoissonError`. */
export const probe = async (context: ReadContext): Promise<ProbeReport> => {
  const records = await countRecords(pages(context));
  return { records, detail: `STAC, collections: ${records}` };
};

/**
 * Reads the collections of a STAC API (`/collections`, by the address of each next page), or of a static catalogue. The
 * root of an API that has no `/collections` is read as a static catalogue. Throws a `MoissonError`.
 */
export async function* pages(context: ReadContext): AsyncGenerator<RawPage, Completeness> {
  const { source } = context;
  const site = siteOf(stacEndpoint, source);
  if (isStatic(site)) return yield* staticCatalog(context, site);
  try {
    return yield* linkedPages({
      first: `${site}/collections?limit=${Math.min(MAX_PAGE, source.politeness.pageSize)}`,
      read: (url) => readPage(context, url),
      next: ({ envelope }) => nextOf(envelope),
      // OGC API, Features: `numberMatched` is optional.
      claimed: ({ envelope }) =>
        Object.hasOwn(envelope, 'numberMatched') ? countOf(envelope, 'numberMatched', source.endpoint) : undefined,
      signal: context.signal,
      ...defined({ from: context.from }),
    });
  } catch (error) {
    if (!isMissing(error) || context.from !== undefined) throw error;
    return yield* orThrow(error, staticCatalog(context, site));
  }
}

/** Throws the given error if the root is not there either: `/collections` is the address that an API has. */
async function* orThrow(
  error: unknown,
  reading: AsyncGenerator<RawPage, Completeness>,
): AsyncGenerator<RawPage, Completeness> {
  try {
    return yield* reading;
  } catch (other) {
    throw isMissing(other) ? error : other;
  }
}

const isMissing = (error: unknown): boolean => error instanceof MoissonError && error.code === 'fetch.not-found';

async function* readPage({ fetch }: ReadContext, url: string): AsyncGenerator<Uint8Array[], LinkedEnd> {
  const body = await fetch.send({ url });
  const end = yield* readList(body, ['collections']);
  if (end.found) return { ...end, url: body.url };
  const { description, detail } = end.envelope;
  const told = typeof description === 'string' ? description : typeof detail === 'string' ? detail : undefined;
  if (told !== undefined)
    throw new MoissonError('protocol.error-answer', { detail: cutText(told, 300) }, { retryable: true });
  throw new MoissonError(
    'body.unexpected-shape',
    { url, detail: said('pas de liste à collections', 'no list at collections') },
    { retryable: true },
  );
}
