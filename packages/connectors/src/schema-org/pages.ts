import { MAX_DATA_BYTES } from '@moisson/contracts';
import type { Completeness, ProbeReport, RawPage, ReadContext } from '@moisson/domain';
import { MoissonError, problem, said, type Problem } from '@moisson/kernel';
import { readPage, type PageRecord } from './read-page.ts';
import { cursorOf, readCursor, START, type Counts } from './cursor.ts';
import { readSite, type Site } from './sitemap.ts';

/** After this many failures in a row the site itself is failing: the run ends, and may go on later. */
const MAX_FAILURES = 5;
const MAX_NAMED = 10;
/** Number of pages that a check reads. */
const PROBED = 2;

/** Errors that end a run at once: the site asks us to wait, or the service stops. */
const ENDS_RUN: ReadonlySet<string> = new Set([
  'fetch.rate-limited',
  'fetch.host-waits',
  'protocol.quota-exceeded',
  'fetch.aborted',
  'fetch.too-busy',
]);

/**
 * Reads the pages of a site's sitemaps one by one. A page that cannot be read may describe any dataset: it counts as an
 * unread record, so that nothing is removed. A page without a dataset is passed over. Throws the errors of `readSite`,
 * the last error of five pages in a row that failed, and `body.unexpected-shape` if no page describes a dataset, which
 * a login or a challenge page in place of every page would look like.
 */
export async function* pages(context: ReadContext): AsyncGenerator<RawPage, Completeness> {
  const site = await readSite(context);
  const listed = new Set(site.pages);
  const { after, counts: before } = readCursor(context.from);
  const counts: Counts = { ...before };
  const problems: Problem[] = [];
  let failures = 0;
  for (const [at, page] of site.pages.entries()) {
    if (after !== undefined && page <= after) continue;
    context.signal.throwIfAborted();
    let records: readonly Uint8Array[] = [];
    try {
      records = await recordsAt(context, site, page, listed, counts);
      failures = 0;
    } catch (error) {
      if (!(error instanceof MoissonError) || ENDS_RUN.has(error.code)) throw error;
      failures += 1;
      if (failures >= MAX_FAILURES) throw error;
      counts.failed += 1;
      if (problems.length < MAX_NAMED)
        problems.push(problem('record.unreadable', { position: at + 1, detail: `${error.code}, ${page}` }));
    }
    // Without a cursor after a failure: if the site is failing, a later run reads these pages again.
    yield failures === 0 ? { records, cursor: cursorOf(page, counts) } : { records };
  }
  if (site.pages.length > 0 && counts.datasets === 0 && counts.failed === 0) throw noDataset(context, site);
  const { datasets, passed, failed } = counts;
  const detail = `${datasets} datasets in ${site.pages.length} pages; ${passed} without one, ${failed} not read`;
  return {
    evidence: [
      { kind: 'end-signal', holds: true, detail: `the sitemaps were read to their end; ${detail}` },
      { kind: 'pages', holds: true, detail: 'every page was requested' },
    ],
    problems,
    oversized: failed,
  };
}

const recordsAt = async (
  context: ReadContext,
  { robots }: Site,
  page: string,
  listed: ReadonlySet<string>,
  counts: Counts,
): Promise<readonly Uint8Array[]> => {
  const isPermitted = context.source.politeness.robotsPermission !== undefined;
  if (!isPermitted && !robots.isAllowed(page))
    throw new MoissonError('fetch.address-forbidden', { url: page, detail: 'robots.txt' });
  const reading = await readPage(context, page, (url) => listed.has(url));
  const records = reading.kind === 'read' ? reading.records.map(bytesOf) : [];
  const uncut = records.filter((bytes) => bytes.length > MAX_DATA_BYTES).length;
  counts.datasets += records.length;
  counts.failed += uncut;
  counts.passed += records.length === 0 ? 1 : 0;
  return records.filter((bytes) => bytes.length <= MAX_DATA_BYTES);
};

const bytesOf = (record: PageRecord): Uint8Array => Buffer.from(JSON.stringify(record));

const noDataset = ({ source }: ReadContext, { pages: { length } }: Site): MoissonError =>
  new MoissonError(
    'body.unexpected-shape',
    {
      url: source.endpoint,
      detail: said(
        `aucune de ses ${length} pages ne décrit un jeu de données (schema.org, en JSON-LD)`,
        `none of its ${length} pages describes a dataset (schema.org, in JSON-LD)`,
      ),
    },
    { retryable: true },
  );

/** Reads the sitemaps, and a few pages spread over them. Throws a `MoissonError`. */
export const probe = async (context: ReadContext): Promise<ProbeReport> => {
  const site = await readSite(context);
  const step = Math.max(1, Math.ceil(site.pages.length / PROBED));
  const probed = site.pages.filter((_, at) => at % step === 0);
  const counts: Counts = { ...START };
  for (const page of probed) await recordsAt(context, site, page, new Set(), counts);
  const { crawlDelaySeconds: crawlDelay } = site.robots;
  const delay = crawlDelay === undefined ? '' : `; robots.txt asks for a crawl delay of ${crawlDelay} s`;
  return {
    detail: `${site.pages.length} pages in ${site.sitemaps} sitemaps; ${counts.datasets} datasets in ${probed.length} of them${delay}`,
  };
};
