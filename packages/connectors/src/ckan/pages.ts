import { type Source } from '@moisson/contracts';
import { defined, MoissonError, said } from '@moisson/kernel';
import {
  isJsonObject,
  type Completeness,
  type JsonObject,
  type ProbeReport,
  type RawPage,
  type ReadContext,
} from '@moisson/domain';
import { siteOf } from '../addresses/endpoint.ts';
import { countOf, offsetPages } from '../paging/offset-pages.ts';
import { endOf, readList, type ListEnd } from '@moisson/formats';
import { ckanEndpoint } from './endpoint.ts';
import { ckanFault } from './fault.ts';
import { ckanOptions } from './options.ts';

/** Requests one package to get the count. Throws a `MoissonError`. */
export async function probe(context: ReadContext): Promise<ProbeReport> {
  const end = await endOf(readPage(context, 0, 1));
  const records = countOf(resultOf(end, searchUrl(context.source, 0, 1)), 'count', context.source.endpoint);
  return { records, detail: `CKAN Action API v3, package_search: ${records}` };
}

/**
 * Reads `package_search` in pages, sorted by `id asc`. Throws a `MoissonError` with CKAN's own text, if there is one.
 */
export async function* pages(context: ReadContext): AsyncGenerator<RawPage, Completeness> {
  return yield* offsetPages({
    pageSize: context.source.politeness.pageSize,
    read: (offset, pageSize) => readPage(context, offset, pageSize),
    claimed: (end) => countOf(resultOf(end, context.source.endpoint), 'count', context.source.endpoint),
    signal: context.signal,
    ...defined({ from: context.from }),
  });
}

async function* readPage(context: ReadContext, start: number, rows: number): AsyncGenerator<Uint8Array[], ListEnd> {
  const url = searchUrl(context.source, start, rows);
  try {
    const body = await context.fetch.send({ url });
    const end = yield* readList(body, ['result', 'results']);
    const result = resultOf(end, url);
    if (!end.found)
      throw new MoissonError(
        'body.unexpected-shape',
        { url, detail: said('pas de liste à result.results', 'no list at result.results') },
        { retryable: true },
      );
    if (!isJsonObject(result))
      throw new MoissonError('body.unexpected-shape', { url, detail: said('pas de « result »', 'no "result"') });
    return end;
  } catch (error) {
    throw ckanFault(error);
  }
}

const searchUrl = (source: Source, start: number, rows: number): string => {
  const url = new URL(`${siteOf(ckanEndpoint, source)}/api/3/action/package_search`);
  url.searchParams.set('rows', String(rows));
  url.searchParams.set('start', String(start));
  url.searchParams.set('sort', 'id asc');
  const { filter } = ckanOptions(source);
  if (filter !== undefined) url.searchParams.set('fq', filter);
  return url.href;
};

/**
 * Returns the envelope's `result`. Throws `protocol.error-answer` for `success: false`, whatever the language of the
 * message.
 */
const resultOf = ({ envelope }: ListEnd, url: string): JsonObject => {
  if (envelope.success !== true) {
    const error = isJsonObject(envelope.error) ? envelope.error : {};
    const detail = [error.__type, error.message].filter((part) => typeof part === 'string').join(': ');
    throw new MoissonError(
      'protocol.error-answer',
      { detail: detail || 'success is not true', url },
      { retryable: true },
    );
  }
  if (!isJsonObject(envelope.result))
    throw new MoissonError(
      'body.unexpected-shape',
      { url, detail: said('« result » n’est pas un objet', '"result" is not an object') },
      { retryable: true },
    );
  return envelope.result;
};
