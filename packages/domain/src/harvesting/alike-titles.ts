import { identityOf, type Identities } from './identities.ts';

/** From this share of their words on, weighed, two titles may name one dataset. */
const ALIKE = 0.5;

/**
 * Tells whether two titles of a source are alike: they have half of their words in common, each weighed by how rare it is among the
 * source's titles, and the same numbers. What all titles begin with says nothing; and of a series each part has a year or a number of
 * its own.
 */
export class AlikeTitles {
  /** In how many titles each word is. */
  readonly #counts = new Map<string, number>();

  add(identities: Identities): void {
    for (const word of titleWords(identities).words) this.#counts.set(word, (this.#counts.get(word) ?? 0) + 1);
  }

  areAlike(one: TitleWords, other: TitleWords): boolean {
    if (one.numbers !== other.numbers) return false;
    let [shared, all] = [0, 0];
    for (const word of one.words) {
      const weight = this.#weightOf(word);
      all += weight;
      if (other.words.has(word)) shared += weight;
    }
    for (const word of other.words) if (!one.words.has(word)) all += this.#weightOf(word);
    return shared > 0 && shared >= ALIKE * all;
  }

  #weightOf(word: string): number {
    return 1 / (this.#counts.get(word) ?? 1);
  }
}

/** A title to compare with many. */
export interface TitleWords {
  readonly words: ReadonlySet<string>;
  /** Those with a digit, in order. */
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
