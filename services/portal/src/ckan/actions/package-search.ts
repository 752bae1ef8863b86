import type { Condition, DatasetQuery, FacetValue, SearchPage } from '@moisson/domain';
import { defined } from '@moisson/kernel';
import { Box } from '../../datasets/box-param.ts';
import { PATIENCE_MS } from '../../datasets/dataset-query.ts';
import { asOfNow } from '../../datasets/as-of-now.ts';
import { themeNames } from '../../theme-names.ts';
import { WorkBudget } from '../../work-budget.ts';
import { invalidParam, refusedQuery } from '../ckan-error.ts';
import type { CkanAction, CkanContext } from '../context.ts';
import { jsonList, jsonObject, packageTexts } from '../package-json.ts';
import type { Params } from '../params.ts';
import { filterOf, queryOf } from '../query/package-query.ts';
import { sortOrder } from '../query/sort-order.ts';
import { packageOf } from '../shapes/package.ts';

const [ROWS, MAX_ROWS] = [10, 1000];
/** Larger pages are made one at a time. */
const SMALL = 100;
const [FACET_LIMIT, MAX_FACET_LIMIT] = [50, 10_000];
const USUAL_SORT = 'score desc, metadata_modified desc';
const MAX_FACETS = 20;

/** Fields by which a result may be counted, by the facets of a page of ours. */
const FACETS = {
  organization: 'organization',
  owner_org: 'organization',
  groups: 'theme',
  res_format: 'format',
  license_id: 'license',
} as const;
type FacetName = keyof typeof FACETS | 'tags';
const isFacet = (name: string): name is FacetName => name === 'tags' || Object.hasOwn(FACETS, name);

/** Searches the catalogue with `q`, `fq` and all else that `package_search` takes. */
export const packageSearch: CkanAction = {
  help: `Searches the catalogue.
q: words, or a query in Solr's syntax; fq, fq_list: filters in that syntax; ext_bbox: west,south,east,north;
sort: score desc, metadata_modified desc, title_string asc, name asc or id asc; rows: at most ${MAX_ROWS}, ${ROWS} if absent; start;
facet.field: organization, owner_org, groups, tags, res_format, license_id; facet.limit, facet.mincount; fl: names of members.
What is not supported is refused.`,
  run: async (params, context) => {
    const asked = read(params, context);
    const page = (): Promise<SearchPage> =>
      context.starts.page((query) => context.search.find(query), asked.query, asked.start);
    const answer = async (): Promise<unknown> => {
      const found = await page();
      const items = await asOfNow(context.store, found.items);
      const budget = new WorkBudget();
      const { fields } = asked;
      const results =
        fields === undefined
          ? jsonList(await packageTexts(budget, items))
          : (await budget.masked(items)).map((dataset) => membersOf(packageOf(dataset), fields));
      return jsonObject({
        ...{ count: found.total, sort: asked.sort ?? USUAL_SORT },
        ...facetsOf(asked, found),
        results,
      });
    };
    return asked.query.limit > SMALL ? context.large.run(answer) : answer();
  },
};

interface Asked {
  readonly query: DatasetQuery;
  readonly start: number;
  readonly sort: string | undefined;
  readonly facets: readonly FacetName[];
  readonly minCount: number;
  /** The members of a package that are wanted; undefined for all. */
  readonly fields: readonly string[] | undefined;
}

const read = (params: Params, { starts }: CkanContext): Asked => {
  const q = params.text('q');
  const filters = [params.text('fq') ?? [], params.list('fq_list') ?? []].flat();
  const sort = params.text('sort');
  const start = params.natural('start') ?? 0;
  const now = starts.nowOf(JSON.stringify([q, filters, sort]), start);
  const { text, where } = q === undefined ? {} : queryOf(q, now);
  const conditions: Condition[] = [
    ...(where === undefined ? [] : [where]),
    ...filters.filter((filter) => filter.trim() !== '').map((filter) => filterOf(filter, now)),
  ];
  const fields = params
    .list('fl')
    ?.flatMap((names) => names.split(/[\s,]+/))
    .filter((name) => name !== '');
  const facets = readFacets(params);
  const bbox = readBox(params.text('ext_bbox'));
  const query: DatasetQuery = {
    ...{ asWritten: true, patienceMs: PATIENCE_MS, limit: Math.min(params.natural('rows') ?? ROWS, MAX_ROWS) },
    ...defined({ text, bbox, sort: sortOrder(sort) }),
    ...(conditions.length === 0 ? {} : { where: conditions.length === 1 ? conditions[0]! : { all: conditions } }),
    facetValues: facets.limit,
    ...(facets.names.includes('tags') && facets.limit > 0 ? { keywordValues: facets.limit } : {}),
  };
  // Only public datasets are here, so what adds others to them changes nothing; the rest are CKAN's own switches.
  params.ignore('include_private', 'include_drafts', 'include_deleted', 'use_default_schema');
  params.refuseOthers();
  return {
    ...{ query, start, sort, facets: facets.names, minCount: facets.minCount },
    fields: fields === undefined || fields.length === 0 || fields.includes('*') ? undefined : fields,
  };
};

const readFacets = (params: Params) => {
  const isWanted = params.flag('facet', true);
  const names = params.list('facet.field') ?? [];
  const limit = params.integer('facet.limit') ?? FACET_LIMIT;
  const minCount = params.integer('facet.mincount') ?? 1;
  if (names.length > MAX_FACETS) throw invalidParam('facet.field', `Must have at most ${MAX_FACETS} items`);
  const unknown = names.find((name) => !isFacet(name));
  if (unknown !== undefined)
    throw refusedQuery(
      `undefined field "${unknown.slice(0, 100)}" in facet.field. Fields: ${[...Object.keys(FACETS), 'tags'].join(', ')}`,
    );
  return {
    names: isWanted ? [...new Set(names.filter(isFacet))] : [],
    limit: limit < 0 ? MAX_FACET_LIMIT : Math.min(limit, MAX_FACET_LIMIT),
    minCount,
  };
};

const readBox = (text: string | undefined): DatasetQuery['bbox'] => {
  if (text === undefined) return undefined;
  const box = Box.safeParse(text);
  if (!box.success) throw invalidParam('ext_bbox', 'Must be west,south,east,north in degrees');
  return box.data;
};

const membersOf = (
  all: Readonly<Record<string, unknown>>,
  names: readonly string[],
): Readonly<Record<string, unknown>> =>
  Object.fromEntries(names.filter((name) => Object.hasOwn(all, name)).map((name) => [name, all[name]]));

const facetsOf = ({ facets, minCount }: Asked, page: SearchPage) => {
  const counted = facets.map((name) => {
    const values = name === 'tags' ? (page.keywords ?? []) : page.facets[FACETS[name]];
    return [name, values.filter(({ count }) => count >= minCount)] as const;
  });
  return {
    facets: Object.fromEntries(
      counted.map(([name, values]) => [name, Object.fromEntries(values.map(({ value, count }) => [value, count]))]),
    ),
    search_facets: Object.fromEntries(
      counted.map(([name, values]) => [
        name,
        {
          title: name,
          items: values.map((one) => ({ name: one.value, display_name: shownName(name, one), count: one.count })),
        },
      ]),
    ),
  };
};

const shownName = (facet: FacetName, { value, label }: FacetValue): string =>
  label ?? (facet === 'groups' ? (themeNames[value]?.fr ?? value) : value);
