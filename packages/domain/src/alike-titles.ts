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

  constructor(records: Iterable<Identities>) {
    for (const identities of records)
      for (const word of wordsOf(identities)) this.#counts.set(word, (this.#counts.get(word) ?? 0) + 1);
  }

  areAlike(a: Identities, b: Identities): boolean {
    const [one, other] = [wordsOf(a), wordsOf(b)];
    if (numbersOf(one) !== numbersOf(other)) return false;
    const all = new Set([...one, ...other]);
    const shared = [...one].filter((word) => other.has(word));
    return shared.length > 0 && this.#weigh(shared) >= ALIKE * this.#weigh(all);
  }

  #weigh(words: Iterable<string>): number {
    let weight = 0;
    for (const word of words) weight += 1 / (this.#counts.get(word) ?? 1);
    return weight;
  }
}

const wordsOf = (identities: Identities): ReadonlySet<string> =>
  new Set(identityOf(identities, 'title')?.slice('title:'.length).split(' '));

const numbersOf = (words: ReadonlySet<string>): string =>
  [...words]
    .filter((word) => /\d/.test(word))
    .sort()
    .join(' ');
