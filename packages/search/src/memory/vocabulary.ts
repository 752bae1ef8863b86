import type { Bounded } from '@moisson/kernel';
import { maxDistance } from '../plan/edit-distance.ts';
import { isVocabulary, nearestOf } from '../plan/nearness.ts';

/** Further words are ignored: a source of invented words must neither fill the memory nor slow down suggestions. */
const MAX_WORDS = 100_000;

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
    if (!isVocabulary(word) || this.#words.size >= MAX_WORDS) return;
    this.#insert({ word, count: 1 });
  }

  #insert(fresh: Known): void {
    const { word } = fresh;
    this.#words.set(word, fresh);
    const key = `${word[0]!}${word.length}`;
    const alike = this.#near.get(key);
    if (alike === undefined) this.#near.set(key, [fresh]);
    else alike.push(fresh);
  }

  /** Returns what `restore` takes. */
  saved(): readonly (readonly [word: string, count: number])[] {
    return Array.from(this.#words.values(), ({ word, count }) => [word, count] as const);
  }

  restore(saved: readonly (readonly [word: string, count: number])[]): void {
    for (const [word, count] of saved) this.#insert({ word, count });
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
    const most = maxDistance(word);
    const lengths = Array.from({ length: 2 * most + 1 }, (_, at) => word.length - most + at);
    return nearestOf(
      word,
      lengths.flatMap((length) => this.#near.get(`${word[0]!}${length}`) ?? []),
    );
  }
}
