import { isPublic, type SourceId } from '@moisson/contracts';
import type { MonitorStore } from '../monitor-store.ts';

/** What decides whether a source is asked for. */
interface Listed {
  readonly id: SourceId;
  readonly organization: string | undefined;
  readonly host: string | undefined;
}

/** Reading ten thousand sources takes longer than their sums: a list serves all requests of half a minute. */
const KEPT_MS = 30_000;
const lists = new WeakMap<MonitorStore, { readonly at: number; readonly list: Promise<readonly Listed[]> }>();

/**
 * Returns the public sources that a query names. One that is named by its id is read as it is now; a change of the others' organizations and hosts
 * counts half a minute later at most.
 */
export const wantedSources = async (
  store: MonitorStore,
  {
    source: id,
    organization,
    host,
  }: {
    readonly source?: SourceId | undefined;
    readonly organization?: string | undefined;
    readonly host?: string | undefined;
  },
): Promise<readonly SourceId[]> => {
  const known = id === undefined ? await listOf(store) : await oneOf(store, id);
  return known
    .filter((one) => organization === undefined || one.organization === organization)
    .filter((one) => host === undefined || one.host === host.toLowerCase())
    .map((one) => one.id);
};

const oneOf = async (store: MonitorStore, id: SourceId): Promise<readonly Listed[]> => {
  const source = await store.registry.get(id);
  return source === undefined ? [] : listed([source]);
};

const listOf = async (store: MonitorStore): Promise<readonly Listed[]> => {
  const now = +(await store.polls.now());
  const kept = lists.get(store);
  if (kept !== undefined && now >= kept.at && now - kept.at < KEPT_MS) return kept.list;
  const list = store.registry.list().then(listed);
  lists.set(store, { at: now, list });
  // A list that could not be read is read again by the next request.
  list.catch(() => lists.delete(store));
  return list;
};

const listed = (sources: Awaited<ReturnType<MonitorStore['registry']['list']>>): readonly Listed[] =>
  sources
    .filter(isPublic)
    .map(({ id, organization, endpoint }) => ({ id, organization, host: URL.parse(endpoint)?.host }));
