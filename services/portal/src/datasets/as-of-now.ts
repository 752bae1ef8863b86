import { recordId, type Dataset } from '@moisson/contracts';
import { claimants, withClaimedDates, withOwnClaims, type LiveRecord } from '@moisson/domain';
import type { PortalStore } from '../portal-store.ts';

/** The datasets as they stand now: with what their sources claim and show since they were published, and the newest names. */
export const asOfNow = async (
  store: Pick<PortalStore, 'snapshots' | 'search'>,
  datasets: readonly Dataset[],
): Promise<readonly Dataset[]> =>
  withAbsences(store, await withNewestDates(store, withNewestNames(store.search, datasets)));

/** The datasets with the name that their organization has now: a source that renames it does so in one record after the other. */
const withNewestNames = (
  search: Pick<PortalStore['search'], 'nameOf'>,
  datasets: readonly Dataset[],
): readonly Dataset[] =>
  datasets.map((dataset) => {
    const { organization } = dataset;
    const name = organization && search.nameOf(organization.id);
    return name === undefined || name === organization!.name
      ? dataset
      : { ...dataset, organization: { ...organization!, name } };
  });

/** The datasets, those that no source shows any more marked as absent since the last one did not. */
const withAbsences = async (
  { snapshots }: Pick<PortalStore, 'snapshots'>,
  datasets: readonly Dataset[],
): Promise<readonly Dataset[]> => {
  const records = datasets.flatMap((dataset) => dataset.records);
  const absences = records.length === 0 ? undefined : await snapshots.absences(records);
  if (absences === undefined || absences.size === 0) return datasets;
  return datasets.map((dataset) => {
    const since = dataset.records.map(({ sourceId, recordKey }) => absences.get(recordId(sourceId, recordKey)));
    const latest = since.reduce((one, other) =>
      one === undefined || other === undefined ? undefined : one > other ? one : other,
    );
    return latest === undefined ? dataset : { ...dataset, absentSince: latest };
  });
};

/** The datasets with the dates that their sources claim now, which may have moved since the datasets were published. */
const withNewestDates = async (
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
