import { dcatUsCatalogue, dcatUsDataset, dcatUsVersions, type DcatUsSite, type DcatUsVersion } from '@moisson/dcat';
import { InvalidInput, MoissonError, said } from '@moisson/kernel';
import express, { type Router } from 'express';
import type { RollEntry } from '../catalogue/catalogue-roll.ts';
import { publicDatasets, type PublishingContext } from '../catalogue/publishing.ts';
import { etagOf, isKnown, sendParts } from '../catalogue/send-parts.ts';
import { filtered, readCatalogueFilters } from '../rdf/catalogue-query.ts';
import { WorkBudget } from '../work-budget.ts';

/** Whole catalogues that are being sent at the same time. Each is read from the store as fast as its reader takes it. */
const MAX_UNDER_WAY = 4;
const BATCH = 50;
const HOUR_MS = 3_600_000;

/** The catalogue as DCAT-US 1.1, or 3.0 with `?version=3.0`, in one document: its readers know no pages. */
export const dcatUsRoutes = (context: PublishingContext): Router => {
  let underWay = 0;
  return express.Router().get('/data.json', async (request, response) => {
    const site = context.siteFor(request);
    const version = versionOf(request.query.version);
    const filters = readCatalogueFilters(request.query, ['version']);
    const entries = filtered(await context.roll.entries(), filters);
    response.type('json');
    // Sources may correct a date without a change that we count as one: the document is renewed every hour at the latest.
    const etag = etagOf(
      [version, site.origin, Math.floor(Date.now() / HOUR_MS)],
      entries.map(({ id, stamp }) => `${id} ${stamp}`),
    );
    if (isKnown(request, response, etag)) return;
    if (underWay >= MAX_UNDER_WAY) {
      response.set('retry-after', '30').removeHeader('etag');
      throw new MoissonError('request.too-costly', {}, { retryable: true });
    }
    underWay += 1;
    try {
      await sendParts(request, response, documentOf(context, entries, version, site));
    } finally {
      underWay -= 1;
    }
  });
};

const versionOf = (given: unknown): DcatUsVersion => {
  const version = dcatUsVersions.find((one) => one === (given ?? '1.1'));
  if (version !== undefined) return version;
  const known = dcatUsVersions.join(', ');
  throw new InvalidInput([{ path: ['version'], detail: said(`attendu : ${known}`, `expected: ${known}`) }]);
};

/** Yields the document a batch of datasets at a time: the next is read when the caller has taken the one before. */
async function* documentOf(
  context: PublishingContext,
  entries: readonly RollEntry[],
  version: DcatUsVersion,
  site: DcatUsSite,
): AsyncGenerator<string> {
  yield `${JSON.stringify(dcatUsCatalogue(version, site)).slice(0, -1)},"dataset":[`;
  let before = '\n';
  for (let at = 0; at < entries.length; at += BATCH) {
    const ids = entries.slice(at, at + BATCH).map(({ id }) => id);
    // A budget for each batch: a catalogue of any size is allowed, and takes turns with other requests.
    for (const dataset of await publicDatasets(context, ids, new WorkBudget())) {
      yield before + JSON.stringify(dcatUsDataset(version, dataset, site));
      before = ',\n';
    }
  }
  yield '\n]}\n';
}
