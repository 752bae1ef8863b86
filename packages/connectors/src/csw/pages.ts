import type { Completeness, ProbeReport, RawPage, ReadContext } from '@moisson/domain';
import type { XmlElement } from '@moisson/formats';
import { defined } from '@moisson/kernel';
import { narrowed } from '../paging/narrowed.ts';
import { offsetPages } from '../paging/offset-pages.ts';
import { chooseQuery } from './choose-query.ts';
import { matchedIn, readPage } from './read-page.ts';
import { readService } from './service.ts';

/** Records of ISO 19115 are large and slow to write: catalogues time out, or cap the page, with more. */
const MAX_RECORDS = 100;

/** Asks for the capabilities and for one record. Throws a `MoissonError`. */
export const probe = async (context: ReadContext): Promise<ProbeReport> => {
  const service = await readService(context);
  const { query, end } = await chooseQuery(context, service);
  const records = matchedIn(end, service.url);
  const detail = `CSW ${service.version}, ${service.title}: ${query.schema}, numberOfRecordsMatched: ${records}`;
  return { records, detail };
};

/**
 * Reads `GetRecords` page by page, in the richest schema that the service serves. A page that fails for one record is
 * narrowed until that record is alone. Throws a `MoissonError`.
 */
export async function* pages(context: ReadContext): AsyncGenerator<RawPage, Completeness> {
  const service = await readService(context);
  const { query, end } = await chooseQuery(context, service);
  return yield* offsetPages<XmlElement>({
    pageSize: Math.min(MAX_RECORDS, context.source.politeness.pageSize),
    read: narrowed((offset, limit) => readPage(context, query, offset, limit), end.envelope),
    claimed: (page) => matchedIn(page, service.url),
    signal: context.signal,
    ...defined({ from: context.from }),
  });
}
