import { asOfNow } from '../../datasets/as-of-now.ts';
import { WorkBudget } from '../../work-budget.ts';
import { invalidParam } from '../ckan-error.ts';
import type { CkanAction } from '../context.ts';
import { findPackage, findResource } from '../find-package.ts';
import { jsonList, packageTexts } from '../package-json.ts';
import { packageOf } from '../shapes/package.ts';
import { resourcesOf } from '../shapes/resource.ts';
import { anyLanguage } from '@moisson/kernel';

/** Names of one answer, and the most without `limit`. */
const MAX_NAMES = 100_000;
/** Names that are read at a time. */
const NAMES = 5000;
const [PACKAGES, MAX_PACKAGES] = [100, 1000];
const SMALL = 100;

const packageList: CkanAction = {
  help: 'Returns the names of the datasets, sorted. limit, offset.',
  run: async (params, { starts, search }) => {
    const [limit = MAX_NAMES, offset = 0] = [params.natural('limit'), params.natural('offset')];
    if (limit > MAX_NAMES) throw invalidParam('limit', `Must be at most ${MAX_NAMES}`);
    const names: string[] = [];
    while (names.length < limit) {
      const size = Math.min(NAMES, limit - names.length);
      const query = { sort: 'id', idsOnly: true, limit: size } as const;
      const { ids = [], next, total } = await starts.page((one) => search.find(one), query, offset + names.length);
      if (params.natural('limit') === undefined && total - offset > MAX_NAMES)
        throw invalidParam('limit', `There are ${total} datasets: ask for at most ${MAX_NAMES} at a time`);
      names.push(...ids);
      if (next === undefined) break;
    }
    return names;
  },
};

const packageShow: CkanAction = {
  help: 'Returns a dataset with its resources. id: its id or its name.',
  run: async (params, context) => {
    const dataset = await findPackage(context, params.required('id', 'name_or_id'));
    return packageOf(await new WorkBudget().masked(dataset));
  },
};

const currentPackageList: CkanAction = {
  help: `Returns datasets with their resources, those that changed last first. limit: at most ${MAX_PACKAGES}, ${PACKAGES} if absent; offset, or page from 1.`,
  run: async (params, context) => {
    const limit = Math.min(params.natural('limit') ?? PACKAGES, MAX_PACKAGES);
    const page = params.natural('page');
    if (page === 0) throw invalidParam('page', 'Must be a positive integer');
    const start = params.natural('offset') ?? (page === undefined ? 0 : (page - 1) * limit);
    const answer = async () => {
      const query = { sort: 'changed', limit } as const;
      const { items } = await context.starts.page((one) => context.search.find(one), query, start);
      return jsonList(await packageTexts(new WorkBudget(), await asOfNow(context.store, items)));
    };
    return limit > SMALL ? context.large.run(answer) : answer();
  },
};

const packageAutocomplete: CkanAction = {
  help: 'Returns datasets whose titles have the words of q. limit: 10 if absent, at most 100.',
  run: async (params, { search, store }) => {
    const [q, limit] = [params.required('q'), Math.min(params.natural('limit') ?? 10, 100)];
    const { items } = await search.find({ where: { words: q, in: 'title' }, sort: 'title', limit });
    const datasets = await new WorkBudget().masked(await asOfNow(store, items));
    return datasets.map(({ id, title }) => ({
      ...{ name: id, title: anyLanguage(title), match_field: 'title', match_displayed: anyLanguage(title) },
    }));
  },
};

const resourceShow: CkanAction = {
  help: 'Returns a resource. id: its id, or that which its source gives it.',
  run: async (params, context) => {
    const { dataset, position } = await findResource(context, params.required('id'));
    return resourcesOf(await new WorkBudget().masked(dataset))[position]!;
  },
};

export const packageActions = {
  package_list: packageList,
  package_show: packageShow,
  current_package_list_with_resources: currentPackageList,
  package_autocomplete: packageAutocomplete,
  resource_show: resourceShow,
  // CKAN’s other names of them.
  dataset_show: packageShow,
};
