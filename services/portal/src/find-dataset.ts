import { MoissonError, recordId, type Dataset, type DatasetId } from '@moisson/contracts';
import type { LiveRecord } from '@moisson/domain';
import { maskContacts } from '@moisson/privacy';
import type { PortalStore } from './portal-store.ts';

const MAX_HOPS = 10;

export type Found = { readonly dataset: Dataset } | { readonly redirect: DatasetId };

/** The dataset under an id, or where it was merged into. Throws `request.not-found` and `request.gone`. */
export const findDataset = async ({ catalogue }: PortalStore, id: DatasetId): Promise<Found> => {
  let at = id;
  for (let hop = 0; hop < MAX_HOPS; hop += 1) {
    const body = await catalogue.get(at);
    if (body === undefined) throw new MoissonError('request.not-found', { what: `dataset ${id}` });
    if (body.state === 'removed') throw new MoissonError('request.gone', { what: maskContacts(body.label) || id });
    if (body.state === 'live') return at === id ? { dataset: body.dataset } : { redirect: at };
    at = body.to;
  }
  throw new MoissonError('request.not-found', { what: `dataset ${id}` });
};

/** The live records behind a dataset, in its order. */
export const recordsOf = async ({ records }: PortalStore, dataset: Dataset): Promise<LiveRecord[]> => {
  const ids = dataset.records.map(({ sourceId, recordKey }) => recordId(sourceId, recordKey));
  const stored = await records.get(ids);
  return ids.map((id) => stored.get(id)).filter((record): record is LiveRecord => record?.state === 'live');
};
