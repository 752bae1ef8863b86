import type { RecordTrait } from '@moisson/contracts';
import { readTraits, recordTraits } from './traits.ts';

/** Distinct values of one trait that are counted apart; all others are counted together. */
const MAX_VALUES = 100;
/** Distinct texts that wait to be counted: most records of a feed have few. */
const MAX_PENDING = 1000;
const OTHERS = '…';

/** The counts of a tally as JSON: the number of records, and for each trait that of each value. */
export interface TallyState {
  readonly records: number;
  readonly counts: Readonly<Partial<Record<RecordTrait, readonly (readonly [value: string, count: number])[]>>>;
}

/** Counts the traits of any number of records in constant memory. */
export class Tally {
  #records = 0;
  readonly #counts = new Map<RecordTrait, Map<string, number>>(recordTraits.map((trait) => [trait, new Map()]));
  readonly #pending = new Map<string, number>();

  constructor(state?: TallyState) {
    if (state === undefined) return;
    this.#records = state.records;
    for (const trait of recordTraits)
      for (const [value, count] of state.counts[trait] ?? []) this.#count(trait, value, count);
  }

  /** Adds records with these traits. Texts of another version are not counted. */
  add(traits: string, records = 1): void {
    this.#pending.set(traits, (this.#pending.get(traits) ?? 0) + records);
    if (this.#pending.size >= MAX_PENDING) this.#settle();
  }

  /** Number of records counted. */
  get records(): number {
    this.#settle();
    return this.#records;
  }

  /** Returns how many records have each value of a trait. */
  of(trait: RecordTrait): ReadonlyMap<string, number> {
    this.#settle();
    return this.#counts.get(trait)!;
  }

  get state(): TallyState {
    return {
      records: this.records,
      counts: Object.fromEntries(recordTraits.map((trait) => [trait, [...this.of(trait)]])),
    };
  }

  #settle(): void {
    for (const [text, records] of this.#pending) {
      const values = readTraits(text);
      if (values === undefined) continue;
      this.#records += records;
      for (const trait of recordTraits) for (const value of values[trait]) this.#count(trait, value, records);
    }
    this.#pending.clear();
  }

  #count(trait: RecordTrait, value: string, by: number): void {
    const counts = this.#counts.get(trait)!;
    const under = counts.has(value) || counts.size < MAX_VALUES ? value : OTHERS;
    counts.set(under, (counts.get(under) ?? 0) + by);
  }
}
