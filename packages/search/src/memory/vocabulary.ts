import type { Bounded } from '@moisson/kernel';

/** Minimum length of a word. A shorter one is near to too many others. */
const MIN_LENGTH = 4;
const MAX_LENGTH = 20;
/** Further words are ignored: a source of invented words must neither fill the memory nor slow down suggestions. */
const MAX_WORDS = 100_000;
const ONLY_LETTERS = /^\p{L}+$/u;

interface Known {
  readonly word: string;
  /** Number of datasets that added it. */
  count: number;
}

/**
 * The words of titles and keywords, to correct misspelt words and to complete beginnings. Words of datasets that changed or were removed stay:
 * the caller checks that a dataset still has the word.
 */
export class Vocabulary implements Bounded {
  readonly name = 'search.vocabulary';
  readonly limit = MAX_WORDS;
  readonly #words = new Map<string, Known>();
  /** By first letter and length: a misspelt word mostly has the right first letter. */
  readonly #near = new Map<string, Known[]>();

  held(): number {
    return this.#words.size;
  }

  /** Adds a folded word, or counts it once more. */
  add(word: string): void {
    const known = this.#words.get(word);
    if (known !== undefined) {
      known.count += 1;
      return;
    }
    if (word.length < MIN_LENGTH || word.length > MAX_LENGTH || !ONLY_LETTERS.test(word)) return;
    if (this.#words.size >= MAX_WORDS) return;
    const fresh = { word, count: 1 };
    this.#words.set(word, fresh);
    const key = `${word[0]!}${word.length}`;
    const alike = this.#near.get(key);
    if (alike === undefined) this.#near.set(key, [fresh]);
    else alike.push(fresh);
  }

  clear(): void {
    this.#words.clear();
    this.#near.clear();
  }

  /** Returns the words with this beginning, the most frequent first. */
  beginningWith(prefix: string, limit: number): readonly string[] {
    if (prefix === '') return [];
    const found: Known[] = [];
    for (const [key, alike] of this.#near)
      if (key[0] === prefix[0]) found.push(...alike.filter(({ word }) => word.startsWith(prefix)));
    return found
      .sort((a, b) => b.count - a.count || (a.word < b.word ? -1 : 1))
      .slice(0, limit)
      .map(({ word }) => word);
  }

  /** Returns the nearest word within one edit, or two if it has at least eight letters; of equally near ones the most frequent. */
  nearest(word: string): string | undefined {
    if (word.length < MIN_LENGTH || word.length > MAX_LENGTH) return undefined;
    const most = word.length >= 8 ? 2 : 1;
    let best: { readonly known: Known; readonly distance: number } | undefined;
    for (let length = word.length - most; length <= word.length + most; length += 1)
      for (const known of this.#near.get(`${word[0]!}${length}`) ?? []) {
        const distance = editDistance(word, known.word, most);
        if (distance > most) continue;
        const isBetter =
          best === undefined ||
          distance < best.distance ||
          (distance === best.distance && known.count > best.known.count);
        if (isBetter) best = { known, distance };
      }
    return best?.known.word;
  }
}

/**
 * Returns the number of insertions, deletions, replacements and swaps of neighbours between two words (optimal string alignment), or
 * `most` + 1 if there are more than `most`.
 */
const editDistance = (a: string, b: string, most: number): number => {
  let [twoBefore, before] = [
    new Array<number>(b.length + 1).fill(0),
    Array.from({ length: b.length + 1 }, (_, j) => j),
  ];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(before[j]! + 1, row[j - 1]! + 1, before[j - 1]! + Number(!same));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, twoBefore[j - 2]! + 1);
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return most + 1;
    [twoBefore, before] = [before, row];
  }
  return before[b.length]!;
};
