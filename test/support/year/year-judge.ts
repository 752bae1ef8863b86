import type { Hold } from '@moisson/contracts';
import type { StoredRun } from '@moisson/domain';
import { LieWatch } from './lie-watch.ts';
import { REMOVAL_DAYS, type YearPlan } from './plan-year.ts';
import type { PlayedSource } from './played-source.ts';
import { factName, type FactName } from './year-sources.ts';

/** A dataset of the catalogue: the facts in it, whatever its key and title. */
export interface ShownDataset {
  readonly id: string;
  readonly facts: readonly FactName[];
  readonly records: number;
}

/** The result of a year. Each fault is listed with the day on which it was first seen. */
export interface YearFigures {
  readonly runs: number;
  readonly facts: number;
  /** Datasets that had two routes on the last day. */
  readonly merged: number;
  /** A fact that exists and was shown before, and is not shown any more. */
  readonly removedThough: readonly string[];
  /** A fact that continues under another id than its first one. */
  readonly otherId: readonly string[];
  /** An id that shows another fact than its first one. */
  readonly swapped: readonly string[];
  /** A dataset of several facts. */
  readonly joined: readonly string[];
  /**
   * A fact that several datasets show for a time. A copy whose identifier of the original now belongs to another dataset is kept apart
   * until that record changes: better than joining different datasets.
   */
  readonly parted: readonly string[];
  /** A dataset without any fact that a source ever had. */
  readonly strange: readonly string[];
  /** Facts that exist on the last day and are not shown. */
  readonly unshown: readonly string[];
  readonly removals: number;
  /** Facts that were shown too long after their true removal, while no decision about their source was pending. */
  readonly overdue: readonly string[];
  readonly lies: number;
  readonly unnoticed: readonly string[];
  readonly holds: number;
  /** Holds that needed a person: they were open at the end, or for longer than a true removal may take. */
  readonly decisions: readonly string[];
}

const DAY_MS = 24 * 3_600_000;

/** Judges a year by the simulator's facts alone; shares no rule with the product. */
export class YearJudge {
  readonly #sources: ReadonlyMap<string, PlayedSource>;
  readonly #lies: LieWatch;
  readonly #idOf = new Map<FactName, string>();
  readonly #factOf = new Map<string, FactName>();
  readonly #faults = new Map<string, Map<string, string>>();
  #shown: readonly ShownDataset[] = [];
  #runs = 0;
  #holds = 0;
  #decisions: readonly string[] = [];

  constructor(sources: readonly PlayedSource[], { lies }: YearPlan) {
    this.#sources = new Map(sources.map((source) => [source.id, source]));
    this.#lies = new LieWatch(lies);
  }

  /** Call after every source was polled on that day, with what the catalogue shows and the pending holds. */
  see(day: number, shown: readonly ShownDataset[], runs: readonly StoredRun[], pending: readonly Hold[]): void {
    const asked = new Set<string>(pending.map(({ sourceId }) => sourceId));
    const note = (kind: string, what: string, detail = ''): void => {
      const faults = this.#faults.get(kind) ?? new Map<string, string>();
      this.#faults.set(kind, faults);
      if (!faults.has(what)) faults.set(what, `day ${day}: ${what}${detail}`);
    };
    const ids = new Map<FactName, string[]>();
    for (const { id, facts } of shown) {
      const [fact] = facts;
      if (fact === undefined) note('strange', id);
      else if (facts.length > 1) note('joined', facts.join(' and '));
      for (const one of facts) ids.set(one, [...(ids.get(one) ?? []), id]);
      if (fact === undefined || facts.length > 1) continue;
      const first = this.#factOf.get(id) ?? fact;
      this.#factOf.set(id, first);
      if (first !== fact) note('swapped', `${first} is ${fact}`, ` under ${id}`);
    }
    for (const [fact, held] of ids) {
      const first = this.#idOf.get(fact) ?? held[0]!;
      this.#idOf.set(fact, first);
      if (!held.includes(first)) note('otherId', fact, ` ${first} -> ${held.join(', ')}`);
      if (held.length > 1) note('parted', fact, ` ${held.join(', ')}`);
      const removed = this.#removedOn(fact);
      const isAsked = asked.has(this.#of(fact)[0].id);
      if (removed !== undefined && day - removed > REMOVAL_DAYS && !isAsked)
        note('overdue', fact, `, removed on day ${removed}`);
    }
    for (const { facts } of this.#shown)
      for (const fact of facts) if (!ids.has(fact) && this.#isThere(fact)) note('removedThough', fact);
    this.#shown = shown;
    this.#runs += runs.length;
    this.#lies.see(day, runs);
  }

  /** Call with the holds of the whole year. */
  decisions(holds: readonly Hold[], now: Date): void {
    this.#holds = holds.length;
    const daysOf = ({ createdAt, decidedAt }: Hold): number =>
      (Date.parse(decidedAt ?? now.toISOString()) - Date.parse(createdAt)) / DAY_MS;
    this.#decisions = holds
      .filter((hold) => hold.state === 'pending' || daysOf(hold) > REMOVAL_DAYS)
      .map(
        (hold) => `${hold.id} ${hold.reason} of ${hold.records} for ${Math.round(daysOf(hold))} days: ${hold.state}`,
      );
  }

  figures(): YearFigures {
    const shown = new Set(this.#shown.flatMap(({ facts }) => facts));
    const there = [...this.#sources.values()].flatMap(({ id, catalogue }) =>
      [...catalogue.live].map((index) => factName(id, index)),
    );
    const faults = (kind: string): string[] => [...(this.#faults.get(kind)?.values() ?? [])];
    return {
      runs: this.#runs,
      facts: this.#idOf.size,
      merged: this.#shown.filter(({ records }) => records > 1).length,
      removedThough: faults('removedThough'),
      otherId: faults('otherId'),
      swapped: faults('swapped'),
      joined: faults('joined'),
      parted: faults('parted'),
      strange: faults('strange'),
      unshown: there.filter((fact) => !shown.has(fact)),
      removals: [...this.#sources.values()].reduce((sum, { removals }) => sum + removals, 0),
      overdue: faults('overdue'),
      lies: this.#lies.count,
      unnoticed: this.#lies.unnoticed(),
      holds: this.#holds,
      decisions: this.#decisions,
    };
  }

  #of(fact: FactName): readonly [PlayedSource, number] {
    const at = fact.lastIndexOf('-');
    return [this.#sources.get(fact.slice(0, at))!, Number(fact.slice(at + 1))];
  }

  #isThere(fact: FactName): boolean {
    const [source, index] = this.#of(fact);
    return source.isThere(index);
  }

  #removedOn(fact: FactName): number | undefined {
    const [source, index] = this.#of(fact);
    return source.removed.get(index);
  }
}
