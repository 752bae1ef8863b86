import { Dataset } from '@moisson/contracts';
import { announceUnreadable } from '@moisson/kernel';
import type { PortalContext } from '../portal-context.ts';
import type { SearchParams } from '../datasets/dataset-query.ts';
import { asOfNow } from '../datasets/as-of-now.ts';
import { WorkBudget } from '../work-budget.ts';
import type { Exported } from './export-format.ts';

type Datasets = readonly Exported[];
export type ExportFilter = Omit<SearchParams, 'cursor' | 'limit' | 'explain'>;

/** Datasets read at once: an export has one list of them in memory. */
const AT_ONCE = 100;

/**
 * Yields the live datasets that the filter finds, all of them without one, as the API shows them: as of now, personal contacts masked. Reads
 * the next list only when it is asked for. What is written meanwhile may be in it or not. Throws `OutageError`.
 */
export async function* exportedDatasets(
  context: Pick<PortalContext, 'store' | 'search'>,
  filter: ExportFilter,
): AsyncGenerator<Datasets> {
  const isWhole = Object.values(filter).every((value) => value === undefined);
  for await (const datasets of isWhole ? all(context) : found(context, filter))
    // Each list has a budget of its own: the whole takes long, and gives others their turn all the same.
    yield await new WorkBudget().masked(await asOfNow(context.store, datasets.filter(isReadable)));
}

/** One that cannot be read must not end an export of all the others. */
const isReadable = (dataset: Exported): boolean => {
  const fault = Dataset.safeParse(dataset).error;
  if (fault !== undefined) announceUnreadable('dataset', dataset.id, fault);
  return fault === undefined;
};

/** In the order of ids, without the search: it may not be complete yet. */
async function* all({ store }: Pick<PortalContext, 'store'>): AsyncGenerator<Datasets> {
  for (let after: Datasets[number]['id'] | undefined; ;) {
    const datasets = await store.datasetReads.scan(after, AT_ONCE);
    if (datasets.length === 0) return;
    after = datasets.at(-1)!.id;
    yield datasets;
  }
}

async function* found({ search }: Pick<PortalContext, 'search'>, filter: ExportFilter): AsyncGenerator<Datasets> {
  for (let cursor: string | undefined; ;) {
    const { items, next } = await search.search({
      ...filter,
      limit: AT_ONCE,
      ...(cursor === undefined ? {} : { cursor }),
    });
    if (items.length > 0) yield items;
    if (next === undefined) return;
    cursor = next;
  }
}
