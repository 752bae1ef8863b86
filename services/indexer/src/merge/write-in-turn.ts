import { recordId, type DatasetId } from '@moisson/contracts';
import type { DatasetBody, DatasetHead, DatasetWrites, StoredRecord } from '@moisson/domain';
import type { PlannedWrite } from './dataset-writes.ts';

/** A revision of a dataset whose event is due. */
export interface Revised {
  readonly id: DatasetId;
  readonly revision: number;
  readonly body: DatasetBody;
  /** `bodyJson` of the body. */
  readonly json: string;
  /** The record whose change made this revision; the dataset itself where that is not known. */
  readonly cause: string;
}

/** A planned write, and the record whose id it is under. */
export interface Plan extends PlannedWrite {
  readonly founder: string;
}

/**
 * The order in which a change is written, so that whoever does it again after a crash finds the rest, however little of it was written
 * or told: a changed record leads to its dataset, by its own id or from there to the one it was merged into, and that to all others. So
 * these come first, then the datasets from which changed records were led on, and last what the changed records found.
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

/** Writes what differs; returns the revisions whose events are due, and whether nobody overtook us. */
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

/** The changed record that founded a dataset, or else that it stands on. */
const causeOf = (founder: string, body: DatasetBody, changed: ReadonlyMap<string, StoredRecord>): string => {
  if (changed.has(founder) || body.state !== 'live') return founder;
  const members = body.dataset.records.map(({ sourceId, recordKey }) => recordId(sourceId, recordKey));
  return members.find((member) => changed.has(member)) ?? founder;
};
