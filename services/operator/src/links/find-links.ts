import type { Link, LinkState, SourceId } from '@moisson/contracts';
import type { DatasetBody, Store } from '@moisson/domain';
import { anyLanguage, defined, problem } from '@moisson/kernel';
import type { LinkPage, LinkView } from '@moisson/operations/operator-api';

export interface LinkFilter {
  readonly state?: LinkState | undefined;
  readonly host?: string | undefined;
  readonly source?: SourceId | undefined;
}

type LinkStore = Pick<Store, 'links' | 'datasetReads'>;

/** Datasets that are named with a link, however many give it. */
const MAX_DATASETS = 3;
/** Links that one request looks at: a source of which few are found costs no more than any other. */
const MAX_LOOKED = 1000;
const AT_ONCE = 200;
/** Datasets that are looked at for the sources of a link: a file may be in many, and each may come from another source. */
const MAX_GIVERS = 50;

/** Returns a page of the links that pass a filter, with the datasets and sources that give them. Throws `OutageError`. */
export const findLinks = async (
  store: LinkStore,
  { source, ...where }: LinkFilter,
  { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number },
): Promise<LinkPage> => {
  const items: LinkView[] = [];
  let after = cursor;
  for (let looked = 0; looked < MAX_LOOKED && items.length < limit;) {
    const size = source === undefined ? limit - items.length : AT_ONCE;
    const links = await store.links.list({ ...defined({ ...where, after }), limit: size });
    for (const view of await viewsOf(store, links, source === undefined ? MAX_DATASETS : MAX_GIVERS)) {
      if (items.length === limit) return { items, ...defined({ next: after }) };
      after = view.id;
      if (source === undefined || view.sources.includes(source)) items.push(view);
    }
    if (links.length < size) return { items };
    looked += links.length;
  }
  return { items, ...defined({ next: after }) };
};

/** Yields all links that pass a filter, a page at a time. */
export async function* allLinks(store: LinkStore, filter: LinkFilter): AsyncGenerator<readonly LinkView[]> {
  for (let cursor: string | undefined; ;) {
    const { items, next } = await findLinks(store, filter, { cursor, limit: AT_ONCE });
    yield items;
    if (next === undefined) return;
    cursor = next;
  }
}

const viewsOf = async (
  { links, datasetReads }: LinkStore,
  some: readonly Link[],
  most: number,
): Promise<readonly LinkView[]> => {
  const givers = await links.datasetsOf(
    some.map(({ id }) => id),
    most,
  );
  const bodies = await datasetReads.bodies([...new Set([...givers.values()].flat())]);
  return some.map((link) =>
    viewOf(
      link,
      (givers.get(link.id) ?? []).flatMap((id) => bodies.get(id) ?? []),
    ),
  );
};

const viewOf = (link: Link, bodies: readonly DatasetBody[]): LinkView => {
  const { id, url, host, state, since, format, facts, checkedAt, lastSeenAt, nextDue, failures } = link;
  const datasets = bodies.flatMap((body) => (body.state === 'live' ? [body.dataset] : []));
  const told = link.problem && problem(link.problem.code, link.problem.params);
  return {
    ...{ id, url, host, state, since, nextDue, failures },
    ...facts,
    ...defined({ problem: told, format, checkedAt, lastSeenAt }),
    datasets: datasets.slice(0, MAX_DATASETS).map((dataset) => ({ id: dataset.id, title: anyLanguage(dataset.title) })),
    sources: [...new Set(datasets.flatMap(({ records }) => records.map(({ sourceId }) => sourceId)))].sort(),
  };
};
