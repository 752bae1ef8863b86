import { MoissonError } from '@moisson/kernel';
import express, { type Router } from 'express';
import type { PageContext } from '../page-context.ts';
import { publicFeedsOf } from '../sources/public-feeds.ts';
import { WorkBudget } from '../work-budget.ts';
import { asOfNow } from './as-of-now.ts';
import { datasetPage } from './dataset-page.ts';
import { completionsOf } from '../search/completions.ts';
import { readDatasetId, readSearchParams } from './dataset-query.ts';
import { findDataset, recordsOf } from './find-dataset.ts';
import { schemaOrgDataset, sendForm } from '../rdf/dataset-form.ts';
import { alternates, isExtension, preferred } from '../rdf/representations.ts';
import { freshnessPanel } from '../freshness/freshness-panel.ts';
import { readUpdates } from '../freshness/read-freshness.ts';
import { linksOfDataset } from './links-of-dataset.ts';
import { resultsPage } from './results-page.ts';

/** A shorter beginning has too many completions to be of help. */
const MIN_BEGINNING = 3;
const COMPLETIONS = 6;

/** The completions that are not the query itself. */
const others = (completions: readonly string[], q: string): readonly string[] =>
  completions.filter((one) => one.toLowerCase() !== q.toLowerCase()).slice(0, COMPLETIONS);

/**
 * The pages of search results and of one dataset. They ignore unknown parameters: shared links carry tracking parameters (`utm_source`).
 */
export const datasetRoutes = ({ store, search, frameFor, siteFor }: PageContext): Router => {
  const router = express.Router();

  router.get('/datasets', async (request, response) => {
    const params = readSearchParams(request.query);
    const { q = '' } = params;
    const [page, completions] = await Promise.all([
      search.search(params),
      q.length < MIN_BEGINNING || params.cursor !== undefined ? [] : completionsOf(store.search, q, COMPLETIONS + 1),
    ]);
    const found = { ...page, items: await asOfNow(store, page.items) };
    const [, query = ''] = request.originalUrl.split('?');
    const feed = { type: 'application/atom+xml', href: `/feed.atom${query === '' ? '' : `?${query}`}`, title: 'Atom' };
    const frame = { ...frameFor(request), metadata: { alternates: [feed], search: '/opensearch.xml' } };
    response
      .type('html')
      .send(resultsPage(frame, params, await new WorkBudget().masked(found), others(completions, q)));
  });

  router.get('/datasets/:id.:extension', async (request, response) => {
    const { id, extension } = request.params;
    if (!isExtension(extension)) throw new MoissonError('request.not-found', { what: request.path.slice(0, 200) });
    const found = await findDataset(store, readDatasetId(id));
    if ('redirect' in found) response.redirect(301, `/datasets/${found.redirect}.${extension}`);
    else sendForm(response, extension, await new WorkBudget().masked(found.dataset), siteFor(request));
  });

  router.get('/datasets/:id', async (request, response) => {
    const form = preferred(request);
    response.vary('Accept');
    const found = await findDataset(store, readDatasetId(request.params.id));
    if ('redirect' in found) {
      response.redirect(301, `/datasets/${found.redirect}`);
      return;
    }
    const { dataset } = found;
    response.append(
      'link',
      alternates(`/datasets/${dataset.id}`).map(({ href, type }) => `<${href}>; rel="alternate"; type="${type}"`),
    );
    if (form !== 'html') {
      sendForm(response, form, await new WorkBudget().masked(dataset), siteFor(request));
      return;
    }
    const [records, updates, feeds, links] = await Promise.all([
      recordsOf(store, dataset),
      readUpdates(store, dataset),
      publicFeedsOf(
        store,
        dataset.records.map(({ sourceId }) => sourceId),
      ),
      linksOfDataset(store, dataset),
    ]);
    const shown = await new WorkBudget().masked({ dataset, records, feeds });
    const frame = frameFor(request);
    const metadata = {
      alternates: alternates(`/datasets/${dataset.id}`),
      ...(frame.origin === undefined
        ? {}
        : { data: schemaOrgDataset(shown.dataset, siteFor(request), frame.language) }),
    };
    response
      .type('html')
      .send(
        datasetPage(
          { ...frame, metadata },
          { ...shown, links },
          freshnessPanel(updates, frame.language, `/datasets/${dataset.id}/calendar.ics`),
        ),
      );
  });
  return router;
};
