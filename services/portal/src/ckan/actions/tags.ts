import type { FacetValue } from '@moisson/domain';
import { asOfNow } from '../../datasets/as-of-now.ts';
import { WorkBudget } from '../../work-budget.ts';
import { notFound } from '../ckan-error.ts';
import type { CkanAction, CkanContext } from '../context.ts';
import { jsonList, jsonObject, packageTexts } from '../package-json.ts';
import type { Params } from '../params.ts';
import { tagOf } from '../shapes/names.ts';

/** Tags of the whole catalogue that are listed: the most frequent ones. */
const MAX_TAGS = 10_000;
const MAX_DATASETS = 1000;

/** Returns the tags that hold a text, the most frequent first. Personal contacts are masked. */
const tags = async (
  { search }: CkanContext,
  params: Params,
  ...names: readonly string[]
): Promise<readonly FacetValue[]> => {
  // No vocabulary of CKAN is offered: all tags are free.
  if (params.text('vocabulary_id') !== undefined) throw notFound('Vocabulary was not found');
  const given = names.map((name) => params.list(name)).find((one) => one !== undefined) ?? [];
  const { keywords = [] } = await search.find({ limit: 0, keywordValues: MAX_TAGS });
  const words = given.map((one) => one.toLowerCase());
  const found = keywords.filter(({ value }) => words.length === 0 || words.some((word) => value.includes(word)));
  return new WorkBudget().masked(found);
};

const byName = ({ value: a }: FacetValue, { value: b }: FacetValue): number => (a < b ? -1 : 1);

export const tagActions: Readonly<Record<string, CkanAction>> = {
  tag_list: {
    help: `Returns the tags of the datasets, in lower case, sorted: the ${MAX_TAGS} most frequent ones. query: only tags that hold it; all_fields.`,
    run: async (params, context) => {
      const found = [...(await tags(context, params, 'query'))].sort(byName);
      return params.flag('all_fields') ? found.map(({ value }) => tagOf(value)) : found.map(({ value }) => value);
    },
  },
  tag_search: {
    help: 'Returns the tags that hold query, the most frequent first, with their number. limit, offset.',
    run: async (params, context) => {
      const found = await tags(context, params, 'query', 'q');
      const [offset, limit] = [params.natural('offset') ?? 0, params.natural('limit') ?? MAX_TAGS];
      return { count: found.length, results: found.slice(offset, offset + limit).map(({ value }) => tagOf(value)) };
    },
  },
  tag_autocomplete: {
    help: 'Returns the names of the tags that hold query, the most frequent first. limit: 10 if absent.',
    run: async (params, context) => {
      const found = await tags(context, params, 'query', 'q');
      return found.slice(0, params.natural('limit') ?? 10).map(({ value }) => value);
    },
  },
  tag_show: {
    help: `Returns a tag. id: its name; include_datasets: with its datasets, ${MAX_DATASETS} at most.`,
    run: async (params, context) => {
      const id = params.required('id', 'name_or_id');
      const isWhole = params.flag('include_datasets');
      const read = async () => {
        const limit = isWhole ? MAX_DATASETS : 0;
        const { total, items } = await context.search.find({ where: { keyword: id }, sort: 'changed', limit });
        if (total === 0) throw notFound('Tag was not found');
        if (!isWhole) return tagOf(id.toLowerCase());
        const packages = jsonList(await packageTexts(new WorkBudget(), await asOfNow(context.store, items)));
        return jsonObject({ ...tagOf(id.toLowerCase()), packages });
      };
      return isWhole ? context.large.run(read) : read();
    },
  },
};
