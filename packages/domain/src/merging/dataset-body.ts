import { recordId, type Dataset, type DatasetId, type RemovalReason, type SourceId } from '@moisson/contracts';

/** What stays of a dataset that left. Of older versions there are some that do not say why, nor whose they were. */
export interface RemovedDataset {
  /** Its title. */
  readonly label: string;
  readonly removedAt: string;
  readonly reason?: RemovalReason;
  /** The source that showed it last. */
  readonly sourceId?: SourceId;
  readonly organization?: { readonly id: string; readonly name: string };
}

/** What stands under a dataset's id: the dataset, or that it was removed, or where it was merged into. */
export type DatasetBody =
  | { readonly state: 'live'; readonly dataset: Dataset }
  | ({ readonly state: 'removed' } & RemovedDataset)
  | { readonly state: 'redirect'; readonly to: DatasetId };

/** What a body holds beside its state, as JSON text: made once for a write, then hashed, stored and published. */
export const bodyJson = (body: DatasetBody): string => {
  switch (body.state) {
    case 'live':
      return JSON.stringify(body.dataset);
    case 'removed':
      return removedJson(body);
    case 'redirect':
      return JSON.stringify({ to: body.to });
  }
};

const removedJson = ({ label, removedAt, reason, sourceId, organization }: RemovedDataset): string =>
  JSON.stringify({ label, removedAt, reason, sourceId, organization });

/** A body from its state and what `bodyJson` made of it. */
export const bodyOf = (state: DatasetBody['state'], json: string): DatasetBody => {
  const rest: unknown = JSON.parse(json);
  return (state === 'live' ? { state, dataset: rest } : { state, ...(rest as object) }) as DatasetBody;
};

/** Where a dataset's id leads: to the records of its cluster, removed ones too; or to the dataset it was merged into. */
export type Leads = { readonly records: readonly string[] } | { readonly redirect: DatasetId };

/** What a body alone tells of that: live records only. */
export const leadsOf = (body: DatasetBody): Leads => {
  if (body.state === 'redirect') return { redirect: body.to };
  const records = body.state === 'live' ? body.dataset.records : [];
  return { records: records.map(({ sourceId, recordKey }) => recordId(sourceId, recordKey)) };
};
