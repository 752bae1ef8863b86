import { identityOf, type Identities } from './identities.ts';

/** Two titles may name one dataset if they share at least this weighted fraction of their words. */
const ALIKE = 0.5;

/**
 * Decides whether two titles of a source are alike: they share half of their words, weighted by rarity among the
 * source's titles, and have the same numbers. The weights ignore a common prefix of all titles; the numbers keep the
 * parts of a series apart (by year, for example).
 */
export class AlikeTitles {
  /** For each word, the number of titles that contain it. */
  readonly #counts = new Map<string, number>();

  add(identities: Identities): void {
    for (const word of titleWords(identities).words) this.#counts.set(word, (this.#counts.get(word) ?? 0) + 1);
  }

  areAlike(one: TitleWords, other: TitleWords): boolean {
    return this.likeness(one, other) >= ALIKE;
  }

  /** Returns the weighted share of their words that two titles have in common, from 0 to 1; 0 if their numbers differ. */
  likeness(one: TitleWords, other: TitleWords): number {
    if (one.numbers !== other.numbers) return 0;
    let [shared, all] = [0, 0];
    for (const word of one.words) {
      const weight = this.#weightOf(word);
      all += weight;
      if (other.words.has(word)) shared += weight;
    }
    for (const word of other.words) if (!one.words.has(word)) all += this.#weightOf(word);
    return all === 0 ? 0 : shared / all;
  }

  #weightOf(word: string): number {
    return 1 / (this.#counts.get(word) ?? 1);
  }
}

/** A title prepared for many comparisons. */
export interface TitleWords {
  readonly words: ReadonlySet<string>;
  /** The words with a digit, in order. */
  readonly numbers: string;
}

export const titleWords = (identities: Identities): TitleWords => {
  const words = new Set(identityOf(identities, 'title')?.slice('title:'.length).split(' '));
  const numbers = [...words]
    .filter((word) => /\d/.test(word))
    .sort()
    .join(' ');
  return { words, numbers };
};
