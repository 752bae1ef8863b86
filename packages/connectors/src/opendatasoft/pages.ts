import { defined, MoissonError, said } from '@moisson/kernel';
import { isJsonObject, type Completeness, type ProbeReport, type RawPage, type ReadContext } from '@moisson/domain';
import { siteOf } from '../addresses/endpoint.ts';
import { countOf, offsetPages } from '../paging/offset-pages.ts';
import { endOf, readList, type ListEnd } from '@moisson/formats';
import { opendatasoftEndpoint } from './endpoint.ts';
import { opendatasoftOptions } from './options.ts';

/** The API's limits (help.opendatasoft.com, Explore API v2.1): 100 records per page, offset + limit below 10,000. */
const MAX_LIMIT = 100;
export const WINDOW = 10_000;

/** Requests one dataset to get the count. Throws a `MoissonError`. */
export const probe = async (context: ReadContext): Promise<ProbeReport> => {
  const end = await endOf(readPage(context, 0, 1));
  const records = countOf(end.envelope, 'total_count', context.source.endpoint);
  return { records, detail: `Opendatasoft Explore v2.1, total_count: ${records}` };
};

/**
 * Reads `/catalog/datasets`, sorted by `dataset_id`. Throws a `MoissonError`; `paging.window-limit` if the list is
 * longer than `WINDOW`.
 */
export async function* pages(context: ReadContext): AsyncGenerator<RawPage, Completeness> {
  return yield* offsetPages({
    pageSize: Math.min(MAX_LIMIT, context.source.politeness.pageSize),
    window: WINDOW,
    read: (offset, limit) => readPage(context, offset, limit),
    claimed: ({ envelope }) => countOf(envelope, 'total_count', context.source.endpoint),
    signal: context.signal,
    ...defined({ from: context.from }),
  });
}

async function* readPage(context: ReadContext, offset: number, limit: number): AsyncGenerator<Uint8Array[], ListEnd> {
  const { source, since } = context;
  const url = new URL(`${siteOf(opendatasoftEndpoint, source)}/api/explore/v2.1/catalog/datasets`);
  url.searchParams.set('limit', String(limit));
  url.searchParams.set('offset', String(offset));
  url.searchParams.set('order_by', 'dataset_id');
  url.searchParams.set('lang', 'fr');
  const conditions = [opendatasoftOptions(source).filter, since === undefined ? undefined : changedSince(since)];
  const where = conditions.filter((one) => one !== undefined).map((one) => `(${one})`);
  if (where.length > 0) url.searchParams.set('where', where.join(' AND '));
  const end = yield* readFaultless(context, url.href);
  if (!end.found) {
    const { message, error_code: code } = end.envelope;
    if (typeof message === 'string')
      throw new MoissonError('protocol.error-answer', { detail: `${plain(code)}: ${message}` }, { retryable: true });
    throw new MoissonError(
      'body.unexpected-shape',
      { url: url.href, detail: said('pas de liste à results', 'no list at results') },
      { retryable: true },
    );
  }
  return end;
}

/** `metadata_processed` moves with every change of a dataset's metadata, whatever its publisher declares as `modified`. */
const changedSince = (since: Date): string => `metadata_processed>=date'${since.toISOString()}'`;

async function* readFaultless(context: ReadContext, url: string): AsyncGenerator<Uint8Array[], ListEnd> {
  try {
    return yield* readList(await context.fetch.send({ url }), ['results']);
  } catch (error) {
    throw opendatasoftFault(error);
  }
}

/**
 * Returns an error with Opendatasoft's own text: `{message, error_code}`, or for an exhausted quota `{errorcode, error,
 * reset_time}`.
 */
const opendatasoftFault = (error: unknown): unknown => {
  if (!(error instanceof MoissonError) || typeof error.params.body !== 'string') return error;
  let told: unknown;
  try {
    told = JSON.parse(error.params.body);
  } catch {
    return error;
  }
  if (!isJsonObject(told)) return error;
  const options = { retryable: true, cause: error };
  if (told.errorcode !== undefined) {
    const detail = `${plain(told.error)} (reset ${plain(told.reset_time)})`;
    const seconds = typeof error.params.seconds === 'number' ? { seconds: error.params.seconds } : {};
    return new MoissonError('protocol.quota-exceeded', { detail, ...seconds }, options);
  }
  if (typeof told.message !== 'string') return error;
  return new MoissonError('protocol.error-answer', { detail: `${plain(told.error_code)}: ${told.message}` }, options);
};

const plain = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value ?? null));
