import { ownText } from '../../text/own-text.ts';
import { fieldsOf, NO_POSTINGS, rowOf, toPosting, type PostingList } from './posting.ts';

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

/**
 * The postings of all tokens of a growing segment. Rows must be added in ascending order. Half of all tokens occur in one row only (numbers,
 * identifiers): their posting is stored without a list.
 */
export class GrowingPostings {
  readonly #tokens = new Map<string, number | List>();

  /** Number of distinct tokens. */
  get size(): number {
    return this.#tokens.size;
  }

  /** `fields`: bits of `FIELDS`. `row`: not lower than any row added before, and below 2^28. */
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
  of(token: string): PostingList {
    const known = this.#tokens.get(token);
    return known === undefined ? NO_POSTINGS : typeof known === 'number' ? [known] : known.items;
  }

  /** Yields each token with its only posting or with its list. */
  *entries(): Generator<readonly [token: string, postings: number | Uint32Array]> {
    for (const [token, known] of this.#tokens) yield [token, typeof known === 'number' ? known : known.items];
  }
}
