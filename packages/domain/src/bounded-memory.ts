import type { Bounded } from '@moisson/contracts';

/** A cache that starts again when it is full: cheap, and what is used much is soon there again. */
export class BoundedMemory<T> implements Bounded {
  readonly name: string;
  readonly limit: number;
  readonly #values = new Map<string, T>();

  constructor(name: string, limit: number) {
    this.name = name;
    this.limit = limit;
  }

  held(): number {
    return this.#values.size;
  }

  get(key: string): T | undefined {
    return this.#values.get(key);
  }

  set(key: string, value: T): void {
    if (this.#values.size >= this.limit && !this.#values.has(key)) this.#values.clear();
    this.#values.set(key, value);
  }

  clear(): void {
    this.#values.clear();
  }
}
