import { recordId, type Dataset } from '@moisson/contracts';
import { claimants, withClaimedDates, withOwnClaims, type LiveRecord } from '@moisson/domain';
import type { PortalStore } from '../portal-store.ts';

/**
 * Returns the datasets as of now: with their sources' current dates and absences, which may have changed since publication, and the newest
 * names of organizations.
 */
export const asOfNow = async (
  store: Pick<PortalStore, 'snapshots' | 'search'>,
  datasets: readonly Dataset[],
): Promise<readonly Dataset[]> =>
  withAbsences(store, await withNewestDates(store, withNewestNames(store.search, datasets)));

/** Returns the datasets with the newest name of their organization: a source that renames it does so record by record. */
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

/** Returns the datasets; those that no source lists any more are marked as absent, since the last source stopped listing them. */
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

/** Returns the datasets with the dates that their sources claim now, which may have moved since publication. */
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
