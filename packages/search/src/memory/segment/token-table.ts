import { positionIn, type HashTable } from './hash-table.ts';
import { NO_POSTINGS, type PostingList } from './posting.ts';
import { hashToken } from './token-hash.ts';

/** The postings of the tokens of a frozen segment. A token that stands in one row only has no list. */
export interface TokenTable {
  readonly singles: {
    readonly hashes: HashTable;
    /** By position in `hashes`: the only posting. */
    readonly postings: Uint32Array;
  };
  readonly lists: {
    readonly hashes: HashTable;
    /** By position in `hashes`: the end of the token's list in `postings`. */
    readonly ends: Uint32Array;
    readonly postings: Uint32Array;
  };
}

export const listAt = ({ lists: { ends, postings } }: TokenTable, position: number): Uint32Array =>
  postings.subarray(position === 0 ? 0 : ends[position - 1], ends[position]);

/** Returns the postings of a token. */
export const postingsIn = (table: TokenTable, token: string): PostingList => {
  const hash = hashToken(token);
  const list = positionIn(table.lists.hashes, hash);
  if (list >= 0) return listAt(table, list);
  const single = positionIn(table.singles.hashes, hash);
  return single < 0 ? NO_POSTINGS : table.singles.postings.subarray(single, single + 1);
};
