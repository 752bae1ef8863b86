import type { IndexLine, NightChange } from './public-night.ts';

/**
 * Compares two lists that are sorted by id, both read once, side by side. Returns what the second one has created, updated or deleted since
 * the first.
 */
export class NightChanges {
  readonly #before: AsyncIterator<IndexLine>;
  #next: IndexLine | undefined;
  #isBegun = false;

  constructor(before: AsyncIterable<IndexLine>) {
    this.#before = before[Symbol.asyncIterator]();
  }

  /** Returns what the next line of the second list shows, and what was deleted before it. */
  async upTo({ id, sha256 }: IndexLine): Promise<readonly NightChange[]> {
    const changes: NightChange[] = [];
    if (!this.#isBegun) await this.#advance();
    while (this.#next !== undefined && this.#next.id < id) {
      changes.push({ id: this.#next.id, change: 'delete' });
      await this.#advance();
    }
    if (this.#next?.id !== id) return [...changes, { id, change: 'create' }];
    if (this.#next.sha256 !== sha256) changes.push({ id, change: 'update' });
    await this.#advance();
    return changes;
  }

  /** Yields what was deleted after the last line of the second list. */
  async *rest(): AsyncGenerator<NightChange> {
    if (!this.#isBegun) await this.#advance();
    while (this.#next !== undefined) {
      yield { id: this.#next.id, change: 'delete' };
      await this.#advance();
    }
  }

  /** Closes the first list, read or not. */
  async end(): Promise<void> {
    await this.#before.return?.();
  }

  async #advance(): Promise<void> {
    this.#isBegun = true;
    const next = await this.#before.next();
    this.#next = next.done === true ? undefined : next.value;
  }
}
