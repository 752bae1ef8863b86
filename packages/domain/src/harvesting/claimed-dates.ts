import { defined } from '@moisson/kernel';
import type { Dataset, MappedDataset, RecordKey, SourceId } from '@moisson/contracts';

/**
 * The dates that a source claims of a record now. They are no part of the content: a claim that moves alone publishes no event,
 * or a source that renews its dates every night would publish its whole catalogue every night. Kept beside the record instead,
 * and laid over the dataset when it is read.
 */
export interface ClaimedDates {
  readonly modified?: string;
  /** Of its files: what names the file (`fileName`), and its date. */
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

/** The records whose claims a dataset shows: those that its date and its files came from. */
export const claimants = ({ provenance: { modified, distribution } }: Pick<Dataset, 'provenance'>) =>
  [modified, distribution].filter((record) => record !== undefined);

/** The dataset with the newest claims of the records that its date and its files came from; the very same where there are none. */
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

/** The same for one record's own view. */
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
