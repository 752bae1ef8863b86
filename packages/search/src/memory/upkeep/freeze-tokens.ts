import type { GrowingPostings } from '../segment/growing-postings.ts';
import { bitsFor } from '../segment/hash-table.ts';
import { fieldsOf, rowOf, toPosting } from '../segment/posting.ts';
import { HIGH_BITS, hashToken, highOf } from '../segment/token-hash.ts';
import { TokenTableMaker } from '../segment/token-table-maker.ts';
import type { TokenTable } from '../segment/token-table.ts';
import type { Work } from '../work.ts';

/** Tokens that are processed between two turns. */
const TURN = 10_000;

/** The only posting of a token, or its list. */
type Value = number | Uint32Array;

/** Returns the postings of a growing segment as a table. */
export function* freezeTokens(postings: GrowingPostings): Work<TokenTable> {
  const { hashes, values } = yield* sortedTokens(postings);
  const count = values.reduce<number>((sum, value) => sum + (typeof value === 'number' ? 1 : value.length), 0);
  const made = new TokenTableMaker({ tokens: hashes.length, postings: count });
  for (let at = 0; at < hashes.length; at += 1) {
    const hash = hashes[at]!;
    let value = values[at]!;
    // Two tokens with one hash share a list.
    for (; hashes[at + 1] === hash; at += 1) value = united(value, values[at + 1]!);
    if (typeof value === 'number') made.push(value);
    else for (const posting of value) made.push(posting);
    made.end(hash);
    if (at % TURN === 0) yield;
  }
  return made.table();
}

/** Returns the postings of both, each row once. */
const united = (one: Value, other: Value): Uint32Array => {
  const fields = new Map<number, number>();
  for (const posting of [one, other].flatMap((value) => (typeof value === 'number' ? [value] : [...value])))
    fields.set(rowOf(posting), (fields.get(rowOf(posting)) ?? 0) | fieldsOf(posting));
  return Uint32Array.from([...fields].sort(([a], [b]) => a - b).map(([row, bits]) => toPosting(row, bits)));
};

/** Sorts tokens by hash: by its first bits into buckets of a few, by counting, then within each bucket by insertion. */
function* sortedTokens(
  postings: GrowingPostings,
): Work<{ readonly hashes: Float64Array; readonly values: readonly Value[] }> {
  const count = postings.size;
  const bits = bitsFor(count);
  const bucketOf = (hash: number): number => highOf(hash) >>> (HIGH_BITS - bits);
  const given = { hashes: new Float64Array(count), values: [] as Value[] };
  const starts = new Uint32Array((1 << bits) + 1);
  for (const [token, value] of postings.entries()) {
    const hash = hashToken(token);
    given.hashes[given.values.length] = hash;
    starts[bucketOf(hash) + 1]! += 1;
    given.values.push(value);
    if (given.values.length % TURN === 0) yield;
  }
  for (let at = 1; at < starts.length; at += 1) starts[at]! += starts[at - 1]!;
  const ends = starts.slice();
  const hashes = new Float64Array(count);
  const values = new Array<Value>(count);
  for (let n = 0; n < count; n += 1) {
    const hash = given.hashes[n]!;
    const bucket = bucketOf(hash);
    let at = ends[bucket]!;
    for (; at > starts[bucket]! && hashes[at - 1]! > hash; at -= 1)
      [hashes[at], values[at]] = [hashes[at - 1]!, values[at - 1]!];
    [hashes[at], values[at]] = [hash, given.values[n]!];
    ends[bucket]! += 1;
    if (n % TURN === TURN - 1) yield;
  }
  return { hashes, values };
}
