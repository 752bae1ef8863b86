import { recordId, type Dataset } from '@moisson/contracts';
import { claimants, withClaimedDates, withOwnClaims, type LiveRecord } from '@moisson/domain';
import type { PortalStore } from './portal-store.ts';

/** The datasets with the dates that their sources claim now, which may have moved since the datasets were published. */
export const withNewestDates = async (
  { snapshots }: Pick<PortalStore, 'snapshots'>,
  datasets: readonly Dataset[],
): Promise<readonly Dataset[]> => {
  const records = datasets.flatMap(claimants);
  if (records.length === 0) return datasets;
  const claims = await snapshots.claims(records);
  if (claims.size === 0) return datasets;
  return datasets.map((dataset) =>
    withClaimedDates(dataset, ({ sourceId, recordKey }) => claims.get(recordId(sourceId, recordKey))),
  );
};

/** The same for source records. */
export const recordsWithNewestDates = async (
  { snapshots }: Pick<PortalStore, 'snapshots'>,
  records: readonly LiveRecord[],
): Promise<readonly LiveRecord[]> => {
  const claims = await snapshots.claims(records);
  return records.map((record) => {
    const claimed = claims.get(recordId(record.sourceId, record.recordKey));
    return claimed === undefined ? record : { ...record, dataset: withOwnClaims(record.dataset, claimed) };
  });
};
