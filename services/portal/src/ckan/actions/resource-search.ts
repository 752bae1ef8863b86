import type { Condition } from '@moisson/domain';
import { asOfNow } from '../../datasets/as-of-now.ts';
import { WorkBudget } from '../../work-budget.ts';
import { invalidParam, refusedQuery } from '../ckan-error.ts';
import type { CkanAction } from '../context.ts';
import { resourcesOf } from '../shapes/resource.ts';

/** Datasets whose resources are looked at. */
const MAX_DATASETS = 1000;
const MAX_LIMIT = 1000;

/** What finds the datasets that may have such a resource. Words in addresses are whole ones: `donneesquebec.ca`, not `donnees`. */
const FIELDS: Readonly<Record<string, (term: string) => Condition>> = {
  url: (term) => ({ words: term, in: 'address' }),
  name: (term) => ({ words: term, in: 'body' }),
  description: (term) => ({ words: term, in: 'body' }),
  format: (term) => ({ facet: 'format', value: term }),
  id: (term) => ({ file: term }),
};

/** Finds resources by a text in one of their fields. */
export const resourceSearch: CkanAction = {
  help: `Returns the resources whose fields hold a text, whatever its case. query: field:text, or a list of them that must all hold; fields: ${Object.keys(FIELDS).join(', ')}; limit: at most ${MAX_LIMIT}; offset.`,
  run: async (params, context) => {
    const terms = (params.list('query') ?? []).map(termOf);
    if (terms.length === 0) throw invalidParam('query', 'Missing value');
    if (params.text('order_by') !== undefined && params.text('order_by') !== 'name')
      throw invalidParam('order_by', 'Must be name');
    const [limit, offset] = [Math.min(params.natural('limit') ?? MAX_LIMIT, MAX_LIMIT), params.natural('offset') ?? 0];
    return context.large.run(async () => {
      const where = { all: terms.map(({ field, text }) => FIELDS[field]!(text)) };
      const { items, total } = await context.search.find({ where, sort: 'id', limit: MAX_DATASETS });
      if (total > MAX_DATASETS)
        throw refusedQuery(
          `${total} datasets may have such a resource, more than ${MAX_DATASETS}: ask for something rarer`,
        );
      const budget = new WorkBudget();
      const datasets = await budget.masked(await asOfNow(context.store, items));
      const found = datasets
        .flatMap(resourcesOf)
        .filter((resource) => terms.every(({ field, text }) => holds(resource[field], text)));
      if (params.text('order_by') !== undefined) found.sort((a, b) => nameOf(a).localeCompare(nameOf(b), 'fr'));
      return { count: found.length, results: found.slice(offset, offset + limit) };
    });
  },
};

const nameOf = ({ name }: Readonly<Record<string, unknown>>): string => (typeof name === 'string' ? name : '');

const holds = (value: unknown, text: string): boolean =>
  typeof value === 'string' && value.toLowerCase().includes(text.toLowerCase());

const termOf = (term: string): { readonly field: string; readonly text: string } => {
  const at = term.indexOf(':');
  if (at < 0) throw invalidParam('query', `Must be <field>:<value> pair(s)`);
  const [field, text] = [term.slice(0, at).trim(), term.slice(at + 1).trim()];
  if (!Object.hasOwn(FIELDS, field) || text === '')
    throw invalidParam(
      'query',
      `Field "${field.slice(0, 100)}" not recognised. Fields: ${Object.keys(FIELDS).join(', ')}`,
    );
  return { field, text };
};
