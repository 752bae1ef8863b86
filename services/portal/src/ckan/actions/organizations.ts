import { FACET_VALUES, type OrganizationCount } from '@moisson/domain';
import { asOfNow } from '../../datasets/as-of-now.ts';
import { themeNames } from '../../theme-names.ts';
import { WorkBudget } from '../../work-budget.ts';
import { invalidParam, notFound } from '../ckan-error.ts';
import type { CkanAction, CkanContext } from '../context.ts';
import { jsonList, jsonObject, packageTexts } from '../package-json.ts';
import type { Params } from '../params.ts';
import { groupOf, organizationOf } from '../shapes/names.ts';

/** An organization or a group, with its datasets counted. */
interface Counted {
  readonly fields: Readonly<Record<string, unknown>> & { readonly name: string; readonly title: string };
  readonly package_count: number;
}

/** Datasets of `include_datasets`, which CKAN limits too. */
const MAX_DATASETS = 1000;
/** Organizations of `all_fields`: CKAN's own limit is 25, which clients do not expect. */
const MAX_LIST = 10_000;

const organizations = async ({ store }: CkanContext): Promise<readonly Counted[]> =>
  (await new WorkBudget().masked(await store.search.organizations())).map((one: OrganizationCount) => ({
    fields: { ...organizationOf(one), display_name: one.name },
    package_count: one.datasets,
  }));

const groups = async ({ search }: CkanContext): Promise<readonly Counted[]> => {
  const { facets } = await search.find({ limit: 0, facetValues: FACET_VALUES });
  const counts = new Map(facets.theme.map(({ value, count }) => [value, count]));
  return Object.keys(themeNames).map((theme) => ({
    fields: {
      ...groupOf(theme),
      ...{ name: theme, title: themeNames[theme]!.fr, image_url: '', created: null, is_organization: false },
      ...{ type: 'group', approval_status: 'approved', state: 'active' },
    },
    package_count: counts.get(theme) ?? 0,
  }));
};

/** Sorts as `sort` and the older `order_by` say: by name if they are absent. */
const sorted = (all: readonly Counted[], params: Params): readonly Counted[] => {
  const sort = params.text('sort') ?? params.text('order_by') ?? 'name asc';
  const match = /^(name|title|package_count|packages)(?:\s+(asc|desc))?$/i.exec(sort.trim());
  if (match === null) throw invalidParam('sort', 'Must be name, title or package_count, with asc or desc');
  const [, field = 'name', direction] = match;
  const isByCount = field.startsWith('package');
  // CKAN sorts by the number of packages from the largest on, unless it is told otherwise.
  const sign = (direction ?? (isByCount ? 'desc' : 'asc')).toLowerCase() === 'desc' ? -1 : 1;
  const byName = (a: Counted, b: Counted): number => (a.fields.name < b.fields.name ? -1 : 1);
  const compare = (a: Counted, b: Counted): number =>
    isByCount
      ? a.package_count - b.package_count
      : field === 'title'
        ? a.fields.title.localeCompare(b.fields.title, 'fr')
        : byName(a, b);
  return [...all].sort((a, b) => sign * compare(a, b) || byName(a, b));
};

const listing =
  (read: (context: CkanContext) => Promise<readonly Counted[]>, among: string): CkanAction['run'] =>
  async (params, context) => {
    const wanted = params.list(among);
    const [limit, offset] = [params.natural('limit') ?? MAX_LIST, params.natural('offset') ?? 0];
    const all = (await read(context)).filter(({ fields }) => wanted === undefined || wanted.includes(fields.name));
    const page = sorted(all, params).slice(offset, offset + Math.min(limit, MAX_LIST));
    return params.flag('all_fields')
      ? page.map(({ fields, package_count }) => ({ ...fields, package_count, num_followers: 0 }))
      : page.map(({ fields }) => fields.name);
  };

const showing =
  (
    read: (context: CkanContext) => Promise<readonly Counted[]>,
    what: 'Organization' | 'Group',
    facet: 'organization' | 'theme',
  ): CkanAction['run'] =>
  async (params, context) => {
    const id = params.required('id').toLowerCase();
    const found = (await read(context)).find(({ fields }) => fields.name === id);
    if (found === undefined) throw notFound(`${what} was not found`);
    const { fields, package_count } = found;
    const others = { package_count, num_followers: 0, users: [], tags: [], groups: [], extras: [] };
    if (!params.flag('include_datasets')) return { ...fields, ...others };
    return context.large.run(async () => {
      const { items } = await context.search.find({ [facet]: [id], sort: 'changed', limit: MAX_DATASETS });
      const packages = jsonList(await packageTexts(new WorkBudget(), await asOfNow(context.store, items)));
      return jsonObject({ ...fields, ...others, packages });
    });
  };

const LIST =
  'sort: name, title or package_count, with asc or desc; limit, offset; all_fields: objects instead of names';

export const organizationActions: Readonly<Record<string, CkanAction>> = {
  organization_list: {
    help: `Returns the organizations that have datasets. organizations: only these names; ${LIST}.`,
    run: listing(organizations, 'organizations'),
  },
  organization_show: {
    help: `Returns an organization. id: its name; include_datasets: with its datasets, ${MAX_DATASETS} at most.`,
    run: showing(organizations, 'Organization', 'organization'),
  },
  organization_autocomplete: {
    help: 'Returns the organizations whose names or titles hold q. limit: 20 if absent.',
    run: async (params, context) => {
      const [q, limit] = [params.required('q').toLowerCase(), Math.min(params.natural('limit') ?? 20, 100)];
      return (await organizations(context))
        .filter(({ fields: { name, title } }) => name.includes(q) || title.toLowerCase().includes(q))
        .slice(0, limit)
        .map(({ fields: { name, title } }) => ({ id: name, name, title }));
    },
  },
  group_list: {
    help: `Returns the groups: themes. groups: only these names; ${LIST}.`,
    run: listing(groups, 'groups'),
  },
  group_show: {
    help: `Returns a group. id: its name; include_datasets: with its datasets, ${MAX_DATASETS} at most.`,
    run: showing(groups, 'Group', 'theme'),
  },
};
