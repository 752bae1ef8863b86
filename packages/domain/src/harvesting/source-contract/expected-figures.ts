import { figuresOf, mixed, type Figures } from './figures.ts';
import { Tally } from './tally.ts';

/** What a run has read so far of a list that it did not read to its end. */
export interface ReadPart {
  /** Known records that were read, changed or not. */
  readonly matched: number;
  /** Records in the catalogue when the run began. */
  readonly known: number;
  /** Traits of changed records before and after, and of new records. */
  readonly before: Tally;
  readonly after: Tally;
  readonly created: Tally;
}

/**
 * Returns what the source's records would look like if the part of the list that was not read had changed like the part
 * that was. New records count as they are: the unread part may have none.
 */
export const expectedFigures = (usual: Figures, { matched, known, before, after, created }: ReadPart): Figures => {
  const read = Math.max(1, matched, before.records);
  const [old, changed, fresh] = [before, after, created].map((tally) => figuresOf(tally)) as [
    Figures,
    Figures,
    Figures,
  ];
  const [lost, gained] = [before.records / read, after.records / read];
  const added = created.records / Math.max(1, known + created.records);
  return mixed(known + created.records, [usual, old, changed, fresh], ([share = 0, from = 0, to = 0, brought = 0]) => {
    const altered = share - lost * from + gained * to;
    return (1 - added) * Math.min(1, Math.max(0, altered)) + added * brought;
  });
};
