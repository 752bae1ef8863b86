import type { Bounded } from '@moisson/kernel';

/** Further keywords are found, but not counted: a source of invented ones must not fill the memory. */
const MAX_KEYWORDS = 200_000;

/** The distinct keywords of the datasets, folded in case. Those of datasets that changed or were removed stay: who counts them finds none. */
export class Keywords implements Bounded {
  readonly name = 'search.keywords';
  readonly limit = MAX_KEYWORDS;
  readonly #all = new Set<string>();

  held(): number {
    return this.#all.size;
  }

  add(keyword: string): void {
    if (this.#all.size < MAX_KEYWORDS) this.#all.add(keyword);
  }

  all(): readonly string[] {
    return [...this.#all];
  }

  restore(keywords: readonly string[]): void {
    for (const one of keywords) this.#all.add(one);
  }

  clear(): void {
    this.#all.clear();
  }
}
