import type { Completeness, FetchedBody, ProbeReport, RawPage, ReadContext } from '@moisson/domain';
import { readList, type ListEnd } from '@moisson/formats';
import { siteOf } from '../addresses/endpoint.ts';
import { countRecords } from '../paging/count-records.ts';
import { oneDocument } from '../paging/one-document.ts';
import { dcatUsEndpoint } from './endpoint.ts';
import { isCatalog, nestedRecords } from './nested-records.ts';

/** Nested records that are yielded together. */
const BATCH = 100;

/** Reads the catalogue: one document, whose list `dataset` is streamed. Throws a `MoissonError`. */
export const pages = (context: ReadContext): AsyncGenerator<RawPage, Completeness> =>
  oneDocument(context, siteOf(dcatUsEndpoint, context.source), { read: readCatalog, list: 'dataset' });

/** Reads the whole document, which has no count. Throws a `MoissonError`. */
export const probe = async (context: ReadContext): Promise<ProbeReport> => {
  const records = await countRecords(pages(context));
  return { records, detail: `DCAT-US: ${records}` };
};

/**
 * Yields the list `dataset` as it arrives, then the records that the rest of the document has. That rest has the limits
 * of an envelope (8 MB), so a larger nested catalogue is an error.
 */
async function* readCatalog(body: FetchedBody): AsyncGenerator<Uint8Array[], ListEnd> {
  const end = yield* readList(body, ['dataset']);
  const nested = nestedRecords(end.envelope);
  for (let at = 0; at < nested.length; at += BATCH)
    yield nested.slice(at, at + BATCH).map((record) => Buffer.from(JSON.stringify(record)));
  return { ...end, found: end.found || isCatalog(end.envelope) };
}
