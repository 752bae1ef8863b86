import type { MappedValue } from '@moisson/contracts';
import { cutText, defined } from '@moisson/kernel';

/** Distinct values that are counted; further ones are left out, so that a source of made-up values takes no memory. */
const MAX_VALUES = 1000;
/** Values that are shown, the most frequent ones. */
const SHOWN = 100;
const MAX_LENGTH = 300;

/** Counts on how many records each value is, with what it is mapped to. */
export class ValueCounts {
  readonly #counts = new Map<string, { readonly mapped?: string; records: number }>();

  add(given: string, mapped: string | undefined): void {
    const value = cutText(given, MAX_LENGTH);
    const known = this.#counts.get(value);
    if (known !== undefined) known.records += 1;
    else if (this.#counts.size < MAX_VALUES) this.#counts.set(value, { ...defined({ mapped }), records: 1 });
  }

  /** The most frequent values. */
  get values(): MappedValue[] {
    return [...this.#counts]
      .map(([given, count]) => ({ given, ...count }))
      .sort((a, b) => b.records - a.records || (a.given < b.given ? -1 : 1))
      .slice(0, SHOWN);
  }
}
