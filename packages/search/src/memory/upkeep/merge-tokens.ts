import { hashAt, type HashTable } from '../segment/hash-table.ts';
import { fieldsOf, rowOf, toPosting } from '../segment/posting.ts';
import { TokenTableMaker } from '../segment/token-table-maker.ts';
import { listAt, type TokenTable } from '../segment/token-table.ts';
import type { Work } from '../work.ts';

/** In place of a row's new number: the row was dead. */
export const GONE = 0xffffffff;

/** A table, and the new number of each of its rows. */
export interface TokenSource {
  readonly tokens: TokenTable;
  readonly numbers: Uint32Array;
}

/** Tokens and postings that are processed between two turns. */
const TURN = 20_000;

/** Returns the postings of several tables in one, with the new numbers of their rows, which must ascend from one table to the next. */
export function* mergeTokens(sources: readonly TokenSource[]): Work<TokenTable> {
  const sum = (size: (table: TokenTable) => number): number =>
    sources.reduce((all, { tokens }) => all + size(tokens), 0);
  const singles = sum((table) => table.singles.postings.length);
  const tokens = singles + sum((table) => table.lists.ends.length);
  const made = new TokenTableMaker({ tokens, postings: singles + sum((table) => table.lists.postings.length) });
  const heads = sources.flatMap((source) => [new Head(source, 'singles'), new Head(source, 'lists')]);
  for (let hash = leastOf(heads), done = 0; hash !== Infinity; hash = leastOf(heads)) {
    for (const head of heads) if (head.hash === hash) done += 1 + head.give(made);
    made.end(hash);
    if (done < TURN) continue;
    done = 0;
    yield;
  }
  return made.table();
}

const leastOf = (heads: readonly Head[]): number => {
  let least = Infinity;
  for (const { hash } of heads) if (hash < least) least = hash;
  return least;
};

/** The next token of one source. */
class Head {
  readonly #source: TokenSource;
  readonly #isSingle: boolean;
  readonly #hashes: HashTable;
  #at = 0;
  /** Infinity at the end. */
  hash = 0;

  constructor(source: TokenSource, part: 'singles' | 'lists') {
    [this.#source, this.#isSingle, this.#hashes] = [source, part === 'singles', source.tokens[part].hashes];
    this.#read();
  }

  /** Gives the postings of its token, and goes to the next one. Returns how many there were. */
  give(made: TokenTableMaker): number {
    const { tokens, numbers } = this.#source;
    const { postings } = tokens.singles;
    const list = this.#isSingle ? postings.subarray(this.#at, this.#at + 1) : listAt(tokens, this.#at);
    for (let n = 0; n < list.length; n += 1) {
      const number = numbers[rowOf(list[n]!)]!;
      if (number !== GONE) made.push(toPosting(number, fieldsOf(list[n]!)));
    }
    this.#at += 1;
    this.#read();
    return list.length;
  }

  #read(): void {
    this.hash = this.#at < this.#hashes.low.length ? hashAt(this.#hashes, this.#at) : Infinity;
  }
}
