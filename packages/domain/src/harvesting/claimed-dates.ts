import { defined } from '@moisson/kernel';
import type { Dataset, MappedDataset, RecordKey, SourceId } from '@moisson/contracts';

/**
 * The dates that a source currently claims for a record. They are not part of the content: otherwise a source that
 * renews its dates every night would publish its whole catalogue every night. They are stored beside the record and
 * added to the dataset when it is read.
 */
export interface ClaimedDates {
  readonly modified?: string;
  /** For each file, its name (`fileName`) and its date. */
  readonly files?: readonly (readonly [string, string])[];
}

type File = MappedDataset['distribution'][number];

const fileName = ({ id, downloadURL, accessURL }: File): string | undefined => id ?? downloadURL ?? accessURL;

export const claimedDates = ({
  modified,
  distribution,
}: Pick<MappedDataset, 'modified' | 'distribution'>): ClaimedDates => {
  const files = distribution.flatMap((file) => {
    const name = fileName(file);
    return name === undefined || file.modified === undefined ? [] : [[name, file.modified] as const];
  });
  return { ...defined({ modified }), ...(files.length === 0 ? {} : { files }) };
};

type ClaimsOf = (record: { readonly sourceId: SourceId; readonly recordKey: RecordKey }) => ClaimedDates | undefined;

/** Returns the records whose claimed dates a dataset shows: those that its date and its files came from. */
export const claimants = ({ provenance: { modified, distribution } }: Pick<Dataset, 'provenance'>) =>
  [modified, distribution].filter((record) => record !== undefined);

/**
 * Returns the dataset with the latest claimed dates of the records that its date and its files came from; the same
 * object if there are none.
 */
export const withClaimedDates = (dataset: Dataset, claimsOf: ClaimsOf): Dataset => {
  const { modified: dated, distribution: filed } = dataset.provenance;
  const modified = dated === undefined ? undefined : claimsOf(dated)?.modified;
  const files = filed === undefined ? undefined : claimsOf(filed)?.files;
  if (modified === undefined && files === undefined) return dataset;
  return {
    ...dataset,
    ...defined({ modified }),
    ...(files === undefined ? {} : { distribution: withFileDates(dataset.distribution, files) }),
  };
};

/** Returns one record's own view of the dataset with its latest claimed dates. */
export const withOwnClaims = <Mapped extends Pick<MappedDataset, 'modified' | 'distribution'>>(
  dataset: Mapped,
  { modified, files }: ClaimedDates,
): Mapped => ({
  ...dataset,
  ...defined({ modified }),
  ...(files === undefined ? {} : { distribution: withFileDates(dataset.distribution, files) }),
});

const withFileDates = (distribution: readonly File[], files: NonNullable<ClaimedDates['files']>): File[] => {
  const dates = new Map(files);
  return distribution.map((file) => {
    const date = dates.get(fileName(file) ?? '');
    return date === undefined ? file : { ...file, modified: date };
  });
};
