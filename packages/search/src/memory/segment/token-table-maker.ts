import { hashTable } from './hash-table.ts';
import { highOf, lowOf } from './token-hash.ts';
import type { TokenTable } from './token-table.ts';
import { trimmed } from './trimmed.ts';

/** Makes a table of tokens, given in ascending order of their hashes. Its arrays have room for all; memory that is not written costs nothing. */
export class TokenTableMaker {
  readonly #singles: Hashes;
  readonly #singlePostings: Uint32Array;
  readonly #lists: Hashes;
  readonly #ends: Uint32Array;
  readonly #postings: Uint32Array;
  /** The end of the finished lists, and of the current one. */
  #ended = 0;
  #length = 0;

  /** The most tokens and postings that will be given. */
  constructor({ tokens, postings }: { readonly tokens: number; readonly postings: number }) {
    [this.#singles, this.#lists] = [new Hashes(tokens), new Hashes(tokens)];
    [this.#singlePostings, this.#ends] = [new Uint32Array(tokens), new Uint32Array(tokens)];
    this.#postings = new Uint32Array(postings);
  }

  /** Adds a posting of the current token. */
  push(posting: number): void {
    this.#postings[this.#length] = posting;
    this.#length += 1;
  }

  /** Ends the current token, which may have no postings. */
  end(hash: number): void {
    const count = this.#length - this.#ended;
    if (count === 1) {
      this.#singlePostings[this.#singles.push(hash)] = this.#postings[this.#ended]!;
      this.#length = this.#ended;
    } else if (count > 1) this.#ends[this.#lists.push(hash)] = this.#ended = this.#length;
  }

  table(): TokenTable {
    return {
      singles: { hashes: this.#singles.table(), postings: trimmed(this.#singlePostings, this.#singles.length) },
      lists: {
        hashes: this.#lists.table(),
        ends: trimmed(this.#ends, this.#lists.length),
        postings: trimmed(this.#postings, this.#ended),
      },
    };
  }
}

class Hashes {
  readonly #high: Uint16Array;
  readonly #low: Uint32Array;
  length = 0;

  constructor(room: number) {
    [this.#high, this.#low] = [new Uint16Array(room), new Uint32Array(room)];
  }

  /** Returns the position of the hash. */
  push(hash: number): number {
    [this.#high[this.length], this.#low[this.length]] = [highOf(hash), lowOf(hash)];
    this.length += 1;
    return this.length - 1;
  }

  table() {
    return hashTable(trimmed(this.#high, this.length), trimmed(this.#low, this.length));
  }
}
