import express, { type Router } from 'express';
import type { PageContext } from '../page-context.ts';
import { publicFeedsOf } from '../sources/public-feeds.ts';
import { WorkBudget } from '../work-budget.ts';
import { asOfNow } from './as-of-now.ts';
import { datasetPage } from './dataset-page.ts';
import { completionsOf } from '../search/completions.ts';
import { readDatasetId, readSearchParams } from './dataset-query.ts';
import { findDataset, recordsOf } from './find-dataset.ts';
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
export const datasetRoutes = ({ store, search, frameFor }: PageContext): Router => {
  const router = express.Router();

  router.get('/datasets', async (request, response) => {
    const params = readSearchParams(request.query);
    const { q = '' } = params;
    const [page, completions] = await Promise.all([
      search.search(params),
      q.length < MIN_BEGINNING || params.cursor !== undefined ? [] : completionsOf(store.search, q, COMPLETIONS + 1),
    ]);
    const found = { ...page, items: await asOfNow(store, page.items) };
    response
      .type('html')
      .send(resultsPage(frameFor(request), params, await new WorkBudget().masked(found), others(completions, q)));
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
