import { MoissonError, said } from '@moisson/kernel';
import {
  isJsonObject,
  type Completeness,
  type Connector,
  type ProbeReport,
  type RawPage,
  type ReadContext,
} from '@moisson/domain';
import { recordKey } from '../mapping/record-key.ts';
import { siteOf } from '../reading/endpoint.ts';
import { countOf, pageLoop } from '../reading/page-loop.ts';
import { endOf, readList, type ListEnd } from '../reading/read-list.ts';
import { mapOpendatasoft } from './map-opendatasoft.ts';
import { opendatasoftEndpoint } from './opendatasoft-endpoint.ts';
import { opendatasoftQuestion } from './opendatasoft-question.ts';
import { unwrap } from './unwrap.ts';

/** The API's own limits (help.opendatasoft.com, Explore API v2.1): 100 a page, offset + limit below 10,000. */
const MAX_LIMIT = 100;
const WINDOW = 10_000;

/** Opendatasoft Explore API v2.1, `/catalog/datasets`, ordered by `dataset_id`. */
export const opendatasoftConnector: Connector = {
  protocol: 'opendatasoft',
  mappingVersion: 3,
  // In v2.1's items, and in v2.0's wrapped ones.
  volatileFields: new Set(
    [
      'modified',
      'metadata_processed',
      'data_processed',
      'records_count',
      'links',
      'download_count',
      'popularity_score',
      'api_call_count',
    ].flatMap((name) => [name, `metas.default.${name}`, `dataset.metas.default.${name}`]),
  ),
  probe: async (context): Promise<ProbeReport> => {
    const end = await endOf(readPage(context, 0, 1));
    const records = countOf(end.envelope, 'total_count', context.source.endpoint);
    return { records, detail: `Opendatasoft Explore v2.1, total_count: ${records}` };
  },
  pages: async function* (context): AsyncGenerator<RawPage, Completeness> {
    return yield* pageLoop({
      pageSize: Math.min(MAX_LIMIT, context.source.politeness.pageSize),
      window: WINDOW,
      read: (offset, limit) => readPage(context, offset, limit),
      claimed: ({ envelope }) => countOf(envelope, 'total_count', context.source.endpoint),
      signal: context.signal,
    });
  },
  keyOf: (record) => {
    const { dataset_uid: uid, dataset_id: id } = unwrap(record);
    const key = typeof uid === 'string' && uid !== '' ? uid : id;
    return typeof key === 'string' ? recordKey(key) : undefined;
  },
  map: (record, key, source) => mapOpendatasoft(unwrap(record), key, source),
  one: opendatasoftQuestion,
};

async function* readPage(context: ReadContext, offset: number, limit: number): AsyncGenerator<Uint8Array[], ListEnd> {
  const { source } = context;
  const url = new URL(`${siteOf(opendatasoftEndpoint, source)}/api/explore/v2.1/catalog/datasets`);
  url.searchParams.set('limit', String(limit));
  url.searchParams.set('offset', String(offset));
  url.searchParams.set('order_by', 'dataset_id');
  url.searchParams.set('lang', 'fr');
  if (source.filter !== undefined) url.searchParams.set('where', source.filter);
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

async function* readFaultless(context: ReadContext, url: string): AsyncGenerator<Uint8Array[], ListEnd> {
  try {
    return yield* readList(await context.fetch.send({ url }), ['results']);
  } catch (error) {
    throw opendatasoftFault(error);
  }
}

/** Its errors come as `{message, error_code}`, its exhausted quota as `{errorcode, error, reset_time}`. */
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
