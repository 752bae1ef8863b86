import { randomOf } from '../seeded.ts';
import type { YearSource } from './year-sources.ts';

/** A source with fewer datasets than this is not changed. */
const LEAST = 12;

/** A source during the year, and the true changes to it: all that the judge knows. */
export class PlayedSource {
  readonly id: string;
  readonly catalogue: YearSource['catalogue'];
  /** The day of each true removal that was not taken back. */
  readonly removed = new Map<number, number>();
  removals = 0;
  /** The last era of its identifiers: an identifier of an earlier era never returns for another dataset. */
  #lastEra = 0;
  readonly #random: () => number;

  constructor({ id, catalogue }: YearSource, seed: number) {
    this.id = id;
    this.catalogue = catalogue;
    // A generator of its own, so that a source does the same whatever the others do.
    this.#random = randomOf(seed * 1000 + catalogue.options.seed);
  }

  /** Returns random datasets of its list, each at most once. */
  some(count: number): number[] {
    const live = [...this.catalogue.live];
    return Array.from({ length: Math.min(count, live.length) }, () =>
      live.splice(Math.floor(this.#random() * live.length), 1),
    ).flat();
  }

  /** Really removes datasets; the source then answers 410 for one half, and 404 for the other. */
  remove(count: number, day: number): void {
    for (const index of this.some(Math.min(count, this.catalogue.live.length - LEAST))) {
      if (this.#random() < 0.5) this.catalogue.remove(index);
      else this.catalogue.removeForGood(index);
      this.removed.set(index, day);
      this.removals += 1;
    }
  }

  /** Restores one that was removed on these days. */
  restore(from: number, until: number): void {
    const [index] = [...this.removed].find(([, day]) => day > from && day <= until) ?? [];
    if (index === undefined) return;
    this.catalogue.restore(index);
    this.removed.delete(index);
  }

  /** Gives all its datasets identifiers that none ever had. */
  useOtherKeys(): void {
    this.#lastEra += 1;
    this.catalogue.era = this.#lastEra;
  }

  hide(count: number): void {
    for (const index of this.some(Math.min(count, this.catalogue.live.length - LEAST))) this.catalogue.hide(index);
  }

  isThere(index: number): boolean {
    return this.catalogue.served(index) !== undefined;
  }
}
