import { recordToken } from '../../dataset/indexed-text.ts';
import { rowOf } from '../segment/posting.ts';
import type { Segment } from '../segment/segment.ts';
import type { Work } from '../work.ts';

/** The rows of absent datasets, dead ones among them, by segment. */
export type AbsentRows = ReadonlyMap<Segment, ReadonlySet<number>>;

/** Records that are looked up between two turns. */
const TURN = 2000;

/** The rows of the datasets whose records are all in one list. Searches bring the same list for some seconds: it is looked up once. */
export class Absences {
  readonly list: readonly string[];
  readonly #records: ReadonlySet<string>;
  readonly #rows = new Map<Segment, Set<number>>();
  /** What is being looked up. */
  readonly #open = new Map<Set<number>, Segment>();

  constructor(list: readonly string[]) {
    this.list = list;
    this.#records = new Set(list);
  }

  /** Returns the absent rows of the current segments. Looks up those of segments that are new. */
  *rowsOf(current: () => readonly Segment[]): Work<AbsentRows> {
    for (;;) {
      const unknown = current().find((segment) => !this.#rows.has(segment));
      if (unknown === undefined) break;
      this.#rows.set(unknown, yield* this.#lookUp(unknown));
    }
    const segments = current();
    for (const known of this.#rows.keys()) if (!segments.includes(known)) this.#rows.delete(known);
    return new Map(this.#rows);
  }

  /** Call for each row that is added, with the ids of its records. */
  added(segment: Segment, row: number, records: readonly string[]): void {
    if (!records.every((record) => this.#records.has(record))) return;
    this.#rows.get(segment)?.add(row);
    for (const [found, of] of this.#open) if (of === segment) found.add(row);
  }

  *#lookUp(segment: Segment): Work<Set<number>> {
    const found = new Set<number>();
    this.#open.set(found, segment);
    try {
      const countOf = new Map<number, number>();
      let turn = 0;
      for (const record of this.#records) {
        const list = segment.postingsOf(recordToken(record));
        for (let n = 0; n < list.length; n += 1) {
          const row = rowOf(list[n]!);
          const count = (countOf.get(row) ?? 0) + 1;
          countOf.set(row, count);
          if (count === segment.rows.records[row]) found.add(row);
        }
        turn += 1;
        if (turn % TURN === 0) yield;
      }
      return found;
    } finally {
      this.#open.delete(found);
    }
  }
}
