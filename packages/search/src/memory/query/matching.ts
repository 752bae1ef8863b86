import type { DatasetQuery } from '@moisson/domain';
import { boxesMeet, spanOf, spansMeet, type Box } from '../../dataset/coverage.ts';
import { wantedFacets, type FacetField } from '../../dataset/indexed-facets.ts';
import { groupOf, type FacetGroup, type FacetGroups } from '../facet-groups.ts';
import { FAILS_SEVERAL } from '../facet-lists.ts';
import { BOX_SIZE, SPAN_SIZE, type RowArrays } from '../segment/row-arrays.ts';
import type { View, ViewedSegment } from '../segments.ts';
import type { AbsentRows } from './absences.ts';
import type { CountedFacet } from '../../page/facets.ts';

/** What is known and counted of one group of facets, by list number. */
interface GroupCounts {
  /** The filters that a list fails: see `FacetLists.failing`. */
  readonly failing: Uint8Array;
  /** Matching rows. */
  readonly matching: Uint32Array;
  /** By filter number, the rows that fail that filter alone. */
  readonly failingAlone: ReadonlyMap<number, Uint32Array>;
}

type Check = (row: number) => boolean;

/** What rows are checked against. */
interface Matched {
  readonly groups: FacetGroups;
  readonly view: View;
  readonly query: DatasetQuery;
  readonly absentRows: AbsentRows | undefined;
  /** Makes the check of the query's condition, if it has one. */
  readonly holds: ((viewed: ViewedSegment) => Check) | undefined;
}

/**
 * Checks rows against the filters of one query, and counts those that match. A facet is counted without its own filter: over the rows that
 * fail no other one.
 */
export class Matching {
  readonly #groups: FacetGroups;
  readonly #query: DatasetQuery;
  /** The fields that are filtered by. A filter's number is its place here, from 1. */
  readonly #wanted: readonly FacetField[];
  readonly #absentRows: AbsentRows | undefined;
  readonly #holds: Matched['holds'];
  readonly #owners: GroupCounts;
  readonly #kinds: GroupCounts;
  readonly #at: number;
  #total = 0;
  #absentCount = 0;
  #presentCount = 0;

  constructor({ groups, view, query, absentRows, holds }: Matched) {
    [this.#groups, this.#query, this.#absentRows, this.#at] = [groups, query, absentRows, view.at];
    this.#holds = holds;
    const wanted = [...wantedFacets(query)];
    this.#wanted = wanted.map(([field]) => field);
    const filters = wanted.map(([field, values], at) => ({ field, values, number: at + 1 }));
    const countsOf = (group: FacetGroup): GroupCounts => {
      const own = filters.filter(({ field }) => groupOf[field] === group);
      const newCounts = (): Uint32Array => new Uint32Array(groups[group].length);
      return {
        failing: groups[group].failing(own),
        matching: newCounts(),
        failingAlone: new Map(own.map(({ number }) => [number, newCounts()])),
      };
    };
    [this.#owners, this.#kinds] = [countsOf('owners'), countsOf('kinds')];
  }

  /** Returns a check of the rows of one segment, which counts each row that it is called with: once each. */
  of(viewed: ViewedSegment): Check {
    const { segment, rows, dead } = viewed;
    const { deaths } = segment;
    const holds = this.#holds?.(viewed);
    const [at, owners, kinds] = [this.#at, this.#owners, this.#kinds];
    const absent = this.#absentRows?.get(segment);
    const wantsAbsence = this.#query.absent;
    const covers = coverageCheck(rows, this.#query);
    return (row) => {
      if (dead[row] === 1 && !((deaths.get(row) ?? -1) > at)) return false;
      if (covers !== undefined && !covers(row)) return false;
      if (holds !== undefined && !holds(row)) return false;
      const [owner, kind] = [rows.owners[row]!, rows.kinds[row]!];
      const [ownerFails, kindFails] = [owners.failing[owner]!, kinds.failing[kind]!];
      const isAbsent = absent?.has(row) === true;
      const failsAbsence = wantsAbsence !== undefined && isAbsent !== wantsAbsence;
      if (ownerFails !== 0 || kindFails !== 0) {
        if (failsAbsence || (ownerFails !== 0 && kindFails !== 0)) return false;
        if (ownerFails === FAILS_SEVERAL || kindFails === FAILS_SEVERAL) return false;
        if (ownerFails !== 0) owners.failingAlone.get(ownerFails)![owner]! += 1;
        else kinds.failingAlone.get(kindFails)![kind]! += 1;
        return false;
      }
      if (isAbsent) this.#absentCount += 1;
      else this.#presentCount += 1;
      if (failsAbsence) return false;
      owners.matching[owner]! += 1;
      kinds.matching[kind]! += 1;
      this.#total += 1;
      return true;
    };
  }

  /** Forgets what was counted. */
  restart(): void {
    [this.#total, this.#absentCount, this.#presentCount] = [0, 0, 0];
    for (const { matching, failingAlone } of [this.#owners, this.#kinds])
      for (const counts of [matching, ...failingAlone.values()]) counts.fill(0);
  }

  get total(): number {
    return this.#total;
  }

  /** The matching rows that are absent, and those that are not; both without a filter by absence. */
  get absences(): readonly [number, number] {
    return [this.#absentCount, this.#presentCount];
  }

  facets(): readonly CountedFacet[] {
    return (['owners', 'kinds'] as const).flatMap((group) => {
      const lists = this.#groups[group];
      const { matching, failingAlone } = group === 'owners' ? this.#owners : this.#kinds;
      return [
        ...lists.counted(matching, (field) => !this.#wanted.includes(field)),
        ...[...failingAlone].flatMap(([number, alone]) =>
          lists.counted(
            alone.map((count, list) => count + matching[list]!),
            (field) => field === this.#wanted[number - 1],
          ),
        ),
      ];
    });
  }
}

/** Returns a check of rows: whether a row's dataset is about some of the time and a part of the area of a query. Undefined if it has none. */
const coverageCheck = ({ spans, boxes }: RowArrays, { period, bbox }: DatasetQuery): Check | undefined => {
  const span = spanOf(period);
  if (span === undefined && bbox === undefined) return undefined;
  const boxOf = (at: number): Box => [boxes[at]!, boxes[at + 1]!, boxes[at + 2]!, boxes[at + 3]!];
  return (row) =>
    (span === undefined || spansMeet(span, { first: spans[SPAN_SIZE * row]!, last: spans[SPAN_SIZE * row + 1]! })) &&
    (bbox === undefined || boxesMeet(bbox, boxOf(BOX_SIZE * row)));
};
