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
import { countOf, offsetIn, offsetPages } from '../paging/offset-pages.ts';
import { endOf, readList, type ListEnd } from '@moisson/formats';
import { ckanEndpoint } from './endpoint.ts';
import { countPackages, dkanPages, isDkanCursor } from './dkan-list.ts';
import { ckanFault, refuseFailure } from './fault.ts';
import { ckanOptions } from './options.ts';

/** Requests one package to get the count; from a DKAN, the list of names. Throws a `MoissonError`. */
export async function probe(context: ReadContext): Promise<ProbeReport> {
  try {
    const end = await endOf(readPage(context, 0, 1));
    const records = countOf(resultOf(end, searchUrl(context, 0, 1)), 'count', context.source.endpoint);
    return { records, detail: `CKAN Action API v3, package_search: ${records}` };
  } catch (error) {
    if (!mayBeDkan(error, context)) throw error;
    const records = await orThrow(error, () => countPackages(context));
    return { records, detail: `DKAN, package_list: ${records}` };
  }
}

/**
 * Reads `package_search` in pages, sorted by `id asc`; of a DKAN, which does not have it, its own list. Throws a
 * `MoissonError` with CKAN's own text, if there is one.
 */
export async function* pages(context: ReadContext): AsyncGenerator<RawPage, Completeness> {
  if (isDkanCursor(context.from)) return yield* dkanPages(context);
  try {
    return yield* offsetPages({
      pageSize: context.source.politeness.pageSize,
      read: (offset, pageSize) => readPage(context, offset, pageSize),
      claimed: (end) => countOf(resultOf(end, context.source.endpoint), 'count', context.source.endpoint),
      signal: context.signal,
      ...defined({ from: context.from }),
    });
  } catch (error) {
    // A cursor of the search has no meaning in the list of a DKAN.
    if (!mayBeDkan(error, context) || offsetIn(context.from) > 0) throw error;
    const reading = dkanPages(context);
    const first = await orThrow(error, () => reading.next());
    if (first.done) return first.value;
    yield first.value;
    return yield* reading;
  }
}

/** A DKAN answers 404 to `package_search`. Its list has no filter, so what needs one must not be read by it. */
const mayBeDkan = (error: unknown, { source, since }: ReadContext): boolean =>
  error instanceof MoissonError &&
  error.code === 'fetch.not-found' &&
  since === undefined &&
  ckanOptions(source).filter === undefined;

/** Throws the given error if there is no list either: it names the address that every CKAN has. */
const orThrow = async <T>(error: unknown, ask: () => Promise<T>): Promise<T> => {
  try {
    return await ask();
  } catch (other) {
    throw other instanceof MoissonError && other.code === 'fetch.not-found' ? error : other;
  }
};

async function* readPage(context: ReadContext, start: number, rows: number): AsyncGenerator<Uint8Array[], ListEnd> {
  const url = searchUrl(context, start, rows);
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

const searchUrl = ({ source, since }: ReadContext, start: number, rows: number): string => {
  const url = new URL(`${siteOf(ckanEndpoint, source)}/api/3/action/package_search`);
  url.searchParams.set('rows', String(rows));
  url.searchParams.set('start', String(start));
  url.searchParams.set('sort', 'id asc');
  const fq = conditionOf(ckanOptions(source).filter, since);
  if (fq !== undefined) url.searchParams.set('fq', fq);
  return url.href;
};

/**
 * Returns the filter of a source, restricted to what changed. An `OR` outside of parentheses binds less than `AND`, so it gets parentheses; no
 * other filter does, because Solr finds nothing by a negation alone within them.
 */
const conditionOf = (filter: string | undefined, since: Date | undefined): string | undefined => {
  if (since === undefined) return filter;
  if (filter === undefined) return changedSince(since);
  const hasOr = /\bOR\b|\|\|/.test(filter.replace(/\([^()]*\)/g, ''));
  return `${hasOr ? `(${filter})` : filter} AND ${changedSince(since)}`;
};

/** A range of Solr, whose dates are in UTC (solr.apache.org/guide, "Date Formatting"). */
const changedSince = (since: Date): string => `metadata_modified:[${since.toISOString()} TO *]`;

/**
 * Returns the envelope's `result`. Throws `protocol.error-answer` for `success: false`, whatever the language of the
 * message.
 */
const resultOf = ({ envelope }: ListEnd, url: string): JsonObject => {
  refuseFailure(envelope, url);
  if (!isJsonObject(envelope.result))
    throw new MoissonError(
      'body.unexpected-shape',
      { url, detail: said('« result » n’est pas un objet', '"result" is not an object') },
      { retryable: true },
    );
  return envelope.result;
};
