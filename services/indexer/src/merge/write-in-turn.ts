import { recordId, type DatasetId } from '@moisson/contracts';
import type { DatasetBody, DatasetHead, DatasetWrites, PlannedWrite, StoredRecord } from '@moisson/domain';

/** A revision of a dataset whose event must be published. */
export interface Revised {
  readonly id: DatasetId;
  readonly revision: number;
  readonly body: DatasetBody;
  /** The body as `bodyJson` writes it. */
  readonly json: string;
  /** The record whose change made this revision; the dataset's id if that is not known. */
  readonly cause: string;
}

/** A planned write, and the record whose id it is under. */
export interface Plan extends PlannedWrite {
  readonly founder: string;
}

/**
 * Returns the writes of a change in the order that survives a crash: 1. datasets whose founder did not change, 2. datasets that changed
 * records used to redirect to, 3. datasets founded by changed records. A changed record leads to (3), or by its old redirect to (2), and
 * that to all of (1). So a restart finds (3) unsettled, and redoes all three, however little was written or published.
 */
export const inTurn = (
  plans: readonly Plan[],
  changed: ReadonlyMap<string, StoredRecord>,
  heads: ReadonlyMap<string, DatasetHead>,
): readonly (readonly Plan[])[] => {
  const ledFrom = new Set(
    plans.flatMap(({ founder, write: { id } }) => {
      const leads = changed.has(founder) ? heads.get(id)?.leads : undefined;
      return leads !== undefined && 'redirect' in leads ? [leads.redirect] : [];
    }),
  );
  const turnOf = ({ founder, write: { id } }: Plan): 'last' | 'then' | 'first' =>
    changed.has(founder) ? 'last' : ledFrom.has(id) ? 'then' : 'first';
  const { first = [], then = [], last = [] } = Object.groupBy(plans, turnOf);
  return [first, then, last];
};

/** Writes the datasets that differ; returns the revisions whose events must be published, and whether no other indexer was faster. */
export const writeGroup = async (
  datasetWrites: DatasetWrites,
  plans: readonly Plan[],
  changed: ReadonlyMap<string, StoredRecord>,
): Promise<{ revised: readonly Revised[]; whole: boolean }> => {
  const revisedBy = ({ write: { id, expected, body, json }, founder }: Plan, steps: number): Revised => ({
    ...{ id, body, json },
    revision: expected + steps,
    cause: causeOf(founder, body, changed),
  });
  const differing = plans.filter(({ same }) => !same);
  const written = differing.length === 0 ? [] : await datasetWrites.write(differing.map(({ write }) => write));
  const revised = [
    ...differing.filter((_, at) => written[at]).map((plan) => revisedBy(plan, 1)),
    ...plans.filter(({ same, owed }) => same && owed).map((plan) => revisedBy(plan, 0)),
  ];
  return { revised, whole: !written.includes(false) };
};

/** Returns the changed record that founded a dataset, else a changed one that it contains, else the founder. */
const causeOf = (founder: string, body: DatasetBody, changed: ReadonlyMap<string, StoredRecord>): string => {
  if (changed.has(founder) || body.state !== 'live') return founder;
  const members = body.dataset.records.map(({ sourceId, recordKey }) => recordId(sourceId, recordKey));
  return members.find((member) => changed.has(member)) ?? founder;
};
