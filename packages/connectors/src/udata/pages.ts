import { cutText, defined, MoissonError, said } from '@moisson/kernel';
import type { Completeness, ProbeReport, RawPage, ReadContext } from '@moisson/domain';
import { readList } from '@moisson/formats';
import { siteOf } from '../addresses/endpoint.ts';
import { linkedPages, type LinkedEnd } from '../paging/linked-pages.ts';
import { nextPage } from '../paging/next-link.ts';
import { countOf } from '../paging/offset-pages.ts';
import { udataEndpoint } from './endpoint.ts';
import { udataOptions } from './options.ts';

/** The largest page that is requested. */
const MAX_PAGE = 100;

/** Requests one dataset to get the count. Throws a `MoissonError`. */
export const probe = async (context: ReadContext): Promise<ProbeReport> => {
  const reading = readPage(context, addressOf(context, 1));
  let step = await reading.next();
  while (!step.done) step = await reading.next();
  const records = countOf(step.value.envelope, 'total', context.source.endpoint);
  return { records, detail: `udata API v1, total: ${records}` };
};

/** Reads `/api/1/datasets/`, oldest first, by the address of each next page. Throws a `MoissonError`. */
export const pages = (context: ReadContext): AsyncGenerator<RawPage, Completeness> =>
  linkedPages({
    first: addressOf(context, Math.min(MAX_PAGE, context.source.politeness.pageSize)),
    read: (url) => readPage(context, url),
    next: ({ envelope }) => nextPage(envelope),
    claimed: ({ envelope }) => countOf(envelope, 'total', context.source.endpoint),
    signal: context.signal,
    ...defined({ from: context.from }),
  });

const addressOf = ({ source }: ReadContext, pageSize: number): string => {
  const url = new URL(`${siteOf(udataEndpoint, source)}/api/1/datasets/`);
  for (const [name, value] of new URLSearchParams(udataOptions(source).filter)) url.searchParams.append(name, value);
  url.searchParams.set('page', '1');
  url.searchParams.set('page_size', String(pageSize));
  // New datasets come at the end, where they do not move the others to another page.
  url.searchParams.set('sort', 'created');
  return url.href;
};

async function* readPage({ fetch }: ReadContext, url: string): AsyncGenerator<Uint8Array[], LinkedEnd> {
  const body = await fetch.send({ url });
  const end = yield* readList(body, ['data']);
  if (end.found) return { ...end, url: body.url };
  const { message } = end.envelope;
  if (typeof message === 'string')
    throw new MoissonError('protocol.error-answer', { detail: cutText(message, 300) }, { retryable: true });
  throw new MoissonError(
    'body.unexpected-shape',
    { url, detail: said('pas de liste à data', 'no list at data') },
    { retryable: true },
  );
}
