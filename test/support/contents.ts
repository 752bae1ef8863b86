import type { DatasetId } from '@moisson/contracts';
import type { Store } from '@moisson/domain';

/** Returns the content of each dataset in a catalogue, without times of observation. */
export const contentsOf = async ({ datasetReads }: Pick<Store, 'datasetReads'>): Promise<Map<string, string>> => {
  const found = new Map<string, string>();
  for (let after: DatasetId | undefined, more = true; more;) {
    const page = await datasetReads.scan(after, 500);
    for (const { firstSeenAt: _, changedAt: __, records, ...dataset } of page) {
      const from = records.map(({ sourceId, recordKey }) => ({ sourceId, recordKey }));
      found.set(dataset.id, JSON.stringify({ ...dataset, records: from }));
    }
    after = page.at(-1)?.id;
    more = page.length > 0;
  }
  return found;
};
