import { defined, said } from '@moisson/kernel';
import { answer, movedTo, serialized } from '@moisson/operations';
import { defineOperation } from '../portal-context.ts';
import { publicList } from '../public-json.ts';
import { WorkBudget } from '../work-budget.ts';
import { asOfNow } from './as-of-now.ts';
import { SearchParams } from './dataset-query.ts';
import { readUpdates } from '../freshness/read-freshness.ts';
import { findDataset } from './find-dataset.ts';
import { linksOfDataset } from './links-of-dataset.ts';
import { DatasetLinks, publicLink } from './public-link.ts';
import { searchNotices } from './search-notices.ts';
import { DatasetPage, DatasetParams, DatasetWithFreshness } from './public-dataset.ts';

const listDatasets = defineOperation({
  id: 'listDatasets',
  method: 'get',
  path: '/api/v1/datasets',
  summary: said('Chercher dans le catalogue', 'Search the catalogue'),
  access: 'public',
  input: { query: SearchParams, isForm: true },
  output: {
    200: {
      description:
        'A page; `next` is the cursor of the following one, also as Link rel="next". `notice` says how `q` was read, where that is not plain: it has no word to search for, a word was corrected, or no dataset holds all words',
      schema: DatasetPage,
    },
  },
  problems: [],
  run: async ({ input: { query }, context: { store, search } }) => {
    const found = await search.search(query);
    const { items, total, next, facets, exact, explanations } = found;
    const [notice] = searchNotices(query.q, found);
    const { license: licence, ...others } = facets;
    const rest = {
      ...{ total, facets: { ...others, licence }, next },
      ...defined({ exact, notice, explanations }),
    };
    return serialized(await publicList(new WorkBudget(), await asOfNow(store, items), rest), next);
  },
});

const getDataset = defineOperation({
  id: 'getDataset',
  method: 'get',
  path: '/api/v1/datasets/{id}',
  summary: said(
    'Un jeu de données, avec la provenance de chaque champ et sa fraîcheur',
    'One dataset, with the provenance of each field and its freshness',
  ),
  access: 'public',
  input: { params: DatasetParams },
  output: {
    200: { description: 'The dataset', schema: DatasetWithFreshness },
    301: { description: 'It was merged into the one at Location', hasLocation: true },
  },
  problems: ['request.not-found', 'request.gone'],
  run: async ({ input: { params }, context: { store } }) => {
    const found = await findDataset(store, params.id);
    if ('redirect' in found) return movedTo(`/api/v1/datasets/${found.redirect}`);
    const { freshness } = await readUpdates(store, found.dataset);
    return answer({ ...(await new WorkBudget().masked(found.dataset)), freshness });
  },
});

const getDatasetLinks = defineOperation({
  id: 'getDatasetLinks',
  method: 'get',
  path: '/api/v1/datasets/{id}/links',
  summary: said(
    'Ce qui se trouve derrière les adresses d’un jeu de données, et depuis quand',
    'What stands behind the addresses of a dataset, and since when',
  ),
  access: 'public',
  input: { params: DatasetParams },
  output: {
    200: { description: 'Its addresses that were found to check, sorted by address', schema: DatasetLinks },
    301: { description: 'The dataset was merged into the one at Location', hasLocation: true },
  },
  problems: ['request.not-found', 'request.gone'],
  run: async ({ input: { params }, context: { store } }) => {
    const found = await findDataset(store, params.id);
    if ('redirect' in found) return movedTo(`/api/v1/datasets/${found.redirect}/links`);
    const links = await linksOfDataset(store, found.dataset);
    const items = [...links.values()].map(publicLink).sort((one, other) => (one.url < other.url ? -1 : 1));
    return answer(await new WorkBudget().masked({ items }));
  },
});

export const datasetOperations = [listDatasets, getDataset, getDatasetLinks];
