import { recordId, type Dataset, type DatasetId, type RemovalReason, type SourceId } from '@moisson/contracts';

/**
 * The data that remains of a removed dataset. Bodies written by older versions may lack the reason, the source and the
 * organization.
 */
export interface RemovedDataset {
  /** The title of the dataset. */
  readonly label: string;
  readonly removedAt: string;
  readonly reason?: RemovalReason;
  /** The last source that listed it. */
  readonly sourceId?: SourceId;
  readonly organization?: { readonly id: string; readonly name: string };
}

/**
 * What is stored under a dataset's id: the dataset, its removal, or a redirect to the dataset that it was merged into.
 */
export type DatasetBody =
  | { readonly state: 'live'; readonly dataset: Dataset }
  | ({ readonly state: 'removed' } & RemovedDataset)
  | { readonly state: 'redirect'; readonly to: DatasetId };

/** Returns the body without its state as JSON text. Built once per write, then hashed, stored and published. */
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

/** Returns a body from its state and the text of `bodyJson`. */
export const bodyOf = (state: DatasetBody['state'], json: string): DatasetBody => {
  const rest: unknown = JSON.parse(json);
  return (state === 'live' ? { state, dataset: rest } : { state, ...(rest as object) }) as DatasetBody;
};

/**
 * What a dataset's id leads to: the ids of the records of its cluster, removed ones included, or the dataset that it
 * was merged into.
 */
export type Leads = { readonly records: readonly string[] } | { readonly redirect: DatasetId };

/** Returns the leads that a body alone contains: live records only. */
export const leadsOf = (body: DatasetBody): Leads => {
  if (body.state === 'redirect') return { redirect: body.to };
  const records = body.state === 'live' ? body.dataset.records : [];
  return { records: records.map(({ sourceId, recordKey }) => recordId(sourceId, recordKey)) };
};
