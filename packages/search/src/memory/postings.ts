import { ALL_FIELDS, FIELD_BITS } from '../dataset/fields.ts';
import { ownText } from '../text/own-text.ts';

/** A posting is a row's number with, in its lowest bits, the fields of the row that contain the token. */
export const rowOf = (posting: number): number => posting >>> FIELD_BITS;
export const fieldsOf = (posting: number): number => posting & ALL_FIELDS;

/** The postings of one token, in ascending order of rows. */
class List {
  #items = new Uint32Array(4);
  length = 0;

  get items(): Uint32Array {
    return this.#items.subarray(0, this.length);
  }

  push(row: number, fields: number): void {
    const last = this.length - 1;
    if (last >= 0 && rowOf(this.#items[last]!) === row) {
      this.#items[last]! |= fields;
      return;
    }
    if (this.length === this.#items.length) {
      const larger = new Uint32Array(2 * this.length);
      larger.set(this.#items);
      this.#items = larger;
    }
    this.#items[this.length] = toPosting(row, fields);
    this.length += 1;
  }
}

const toPosting = (row: number, fields: number): number => ((row << FIELD_BITS) | fields) >>> 0;

/**
 * The postings of all tokens. Rows must be added in ascending order. Half of all tokens occur in one row only (numbers,
 * identifiers): their posting is stored without a list.
 */
export class Postings {
  readonly #tokens = new Map<string, number | List>();

  /** `fields`: bits below 16. `row`: not lower than any row added before, and below 2^28. */
  add(token: string, row: number, fields: number): void {
    const known = this.#tokens.get(token);
    if (known === undefined) this.#tokens.set(ownText(token), toPosting(row, fields));
    else if (typeof known === 'number') {
      if (rowOf(known) === row) this.#tokens.set(token, toPosting(row, fields | fieldsOf(known)));
      else {
        const list = new List();
        list.push(rowOf(known), fieldsOf(known));
        list.push(row, fields);
        this.#tokens.set(token, list);
      }
    } else known.push(row, fields);
  }

  /** Returns the postings of a token: see `rowOf` and `fieldsOf`. */
  of(token: string): ArrayLike<number> {
    const known = this.#tokens.get(token);
    return known === undefined ? NONE : typeof known === 'number' ? [known] : known.items;
  }

  /**
   * Returns the same postings with new row numbers, which must keep the order. Rows without a new number are dropped.
   */
  renumbered(numberOf: (row: number) => number | undefined): Postings {
    const result = new Postings();
    for (const token of this.#tokens.keys())
      for (const posting of Array.from(this.of(token))) {
        const row = numberOf(rowOf(posting));
        if (row !== undefined) result.add(token, row, fieldsOf(posting));
      }
    return result;
  }
}

const NONE = new Uint32Array();
