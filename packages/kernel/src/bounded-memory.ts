import type { Bounded } from './bounded.ts';

/**
 * A cache of at most `limit` entries, in two halves. When the newer half is full it replaces the older half, and
 * entries that were only in the older half are dropped. An approximate LRU without a list to maintain.
 */
export class BoundedMemory<T> implements Bounded {
  readonly name: string;
  readonly limit: number;
  readonly #half: number;
  #filled = new Map<string, T>();
  #older = new Map<string, T>();

  /** `limit`: at least 1. */
  constructor(name: string, limit: number) {
    [this.name, this.limit, this.#half] = [name, limit, Math.ceil(limit / 2)];
  }

  held(): number {
    return this.#filled.size + this.#older.size;
  }

  get(key: string): T | undefined {
    const value = this.#filled.get(key);
    if (value !== undefined) return value;
    const older = this.#older.get(key);
    if (older !== undefined) this.set(key, older);
    return older;
  }

  set(key: string, value: T): void {
    this.#older.delete(key);
    if (this.#filled.size >= this.#half && !this.#filled.has(key))
      [this.#older, this.#filled] = [this.#filled, new Map<string, T>()];
    this.#filled.set(key, value);
    // Two halves of an odd limit can hold one entry more than the limit.
    if (this.held() > this.limit) this.#older.clear();
  }

  clear(): void {
    this.#filled.clear();
    this.#older.clear();
  }
}
