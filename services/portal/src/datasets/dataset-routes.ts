import express, { type Router } from 'express';
import type { PageContext } from '../page-context.ts';
import { publicFeedsOf } from '../sources/public-feeds.ts';
import { WorkBudget } from '../work-budget.ts';
import { asOfNow } from './as-of-now.ts';
import { datasetPage } from './dataset-page.ts';
import { readDatasetId, readSearchParams } from './dataset-query.ts';
import { findDataset, recordsOf } from './find-dataset.ts';
import { resultsPage } from './results-page.ts';

/**
 * The pages of search results and of one dataset. They ignore unknown parameters: shared links carry tracking parameters (`utm_source`).
 */
export const datasetRoutes = ({ store, search, frameFor }: PageContext): Router => {
  const router = express.Router();

  router.get('/datasets', async (request, response) => {
    const params = readSearchParams(request.query);
    const page = await search.search(params);
    const found = { ...page, items: await asOfNow(store, page.items) };
    response.type('html').send(resultsPage(frameFor(request), params, await new WorkBudget().masked(found)));
  });

  router.get('/datasets/:id', async (request, response) => {
    const found = await findDataset(store, readDatasetId(request.params.id));
    if ('redirect' in found) {
      response.redirect(301, `/datasets/${found.redirect}`);
      return;
    }
    const { dataset } = found;
    const [records, feeds] = await Promise.all([
      recordsOf(store, dataset),
      publicFeedsOf(
        store,
        dataset.records.map(({ sourceId }) => sourceId),
      ),
    ]);
    const shown = await new WorkBudget().masked({ dataset, records, feeds });
    response.type('html').send(datasetPage(frameFor(request), shown.dataset, shown.records, shown.feeds));
  });
  return router;
};
