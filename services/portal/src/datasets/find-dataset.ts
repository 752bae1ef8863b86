import { Dataset, recordId, SourceRecord, type DatasetId } from '@moisson/contracts';
import { defined, announceUnreadable, anyLanguage, MoissonError, OutageError, readableOf, said } from '@moisson/kernel';
import { idOf, type LiveRecord, type RemovedDataset, type StoredRecord } from '@moisson/domain';
import { maskContacts } from '@moisson/privacy';
import { recordsWithNewestDates, asOfNow } from './as-of-now.ts';
import type { GoneDataset } from './public-dataset.ts';
import type { PortalStore } from '../portal-store.ts';

const MAX_HOPS = 10;

export type Found = { readonly dataset: Dataset } | { readonly redirect: DatasetId };

/** Returns the dataset with an id, or the one that it was merged into. Throws `request.not-found` and `request.gone`. */
export const findDataset = async (store: PortalStore, id: DatasetId): Promise<Found> => {
  let at = id;
  for (let hop = 0; hop < MAX_HOPS; hop += 1) {
    const body = await store.datasetReads.get(at);
    if (body === undefined)
      throw new MoissonError('request.not-found', { what: said(`jeu de données ${id}`, `dataset ${id}`) });
    if (body.state === 'removed') throw await goneError(store, at, body);
    if (body.state === 'live') {
      if (at !== id) return { redirect: at };
      const [dataset] = await asOfNow(store, [checked(id, body.dataset)]);
      return { dataset: dataset! };
    }
    at = body.to;
  }
  throw new MoissonError('request.not-found', { what: said(`jeu de données ${id}`, `dataset ${id}`) });
};

const goneError = async (
  { registry }: Pick<PortalStore, 'registry'>,
  id: DatasetId,
  { label, removedAt, reason, sourceId, organization: own }: RemovedDataset,
): Promise<MoissonError> => {
  const source = sourceId === undefined ? undefined : await registry.get(sourceId);
  const organization = own ?? (await organizationOf(registry, source?.organization));
  const dataset: GoneDataset = maskContacts({
    id,
    title: label || id,
    ...defined({ organization }),
    removedAt,
    ...defined({ reason }),
    ...(source === undefined ? {} : { source: { id: source.id, name: source.name ?? { fr: source.id } } }),
  });
  return new MoissonError('request.gone', { what: dataset.title }, { members: { dataset } });
};

/** For a dataset removed before removals stored their organization: returns the one that its source speaks for. */
const organizationOf = async (
  registry: PortalStore['registry'],
  slug: string | undefined,
): Promise<GoneDataset['organization']> => {
  if (slug === undefined) return undefined;
  const known = (await registry.organizations()).find(({ id }) => id === slug);
  return { id: slug, name: known === undefined ? slug : anyLanguage(known.name) };
};

/** Returns the dataset. Throws `store.unreadable` if it violates the contract: nothing else may be published under its name. */
const checked = (id: DatasetId, dataset: Dataset): Dataset => {
  const fault = Dataset.safeParse(dataset).error?.issues[0];
  if (fault === undefined) return dataset;
  const detail = `${fault.path.join('.')}: ${fault.message}`;
  announceUnreadable('dataset', id, new Error(detail));
  throw new MoissonError('store.unreadable', { kind: 'dataset', id, detail });
};

/** Returns the live records of a dataset, in its order. One that cannot be read is left out. */
export const recordsOf = async (store: PortalStore, dataset: Dataset): Promise<readonly LiveRecord[]> => {
  const ids = dataset.records.map(({ sourceId, recordKey }) => recordId(sourceId, recordKey));
  const stored = await getReadable(store.records, ids);
  const live = ids.flatMap((id) => {
    const record = stored.get(id);
    return record?.state === 'live' ? record : [];
  });
  const readable = readableOf('record', live, idOf, (record) => {
    SourceRecord.parse(record);
    return record;
  });
  return recordsWithNewestDates(store, readable);
};

/** Reads all at once; one by one if one of them makes that fail. */
const getReadable = async (
  records: PortalStore['records'],
  ids: readonly string[],
): Promise<ReadonlyMap<string, StoredRecord>> => {
  try {
    return await records.get(ids);
  } catch (error) {
    if (error instanceof OutageError) throw error;
  }
  const found = new Map<string, StoredRecord>();
  for (const id of ids)
    try {
      for (const [key, record] of await records.get([id])) found.set(key, record);
    } catch (error) {
      if (error instanceof OutageError) throw error;
      announceUnreadable('record', id, error);
    }
  return found;
};
