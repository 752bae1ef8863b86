export type Numbers = Uint8Array | Uint16Array | Uint32Array | Float32Array | Float64Array;

/** A typed array that grows. */
export class Column<T extends Numbers> {
  readonly #make: (length: number) => T;
  #items: T;
  length = 0;

  constructor(make: (length: number) => T) {
    this.#make = make;
    this.#items = make(64);
  }

  at(index: number): number {
    return this.#items[index]!;
  }

  set(index: number, value: number): void {
    this.#items[index] = value;
  }

  push(...values: readonly number[]): void {
    if (this.length + values.length > this.#items.length) {
      const larger = this.#make(Math.max(2 * this.#items.length, this.length + values.length));
      larger.set(this.#items);
      this.#items = larger;
    }
    for (const value of values) {
      this.#items[this.length] = value;
      this.length += 1;
    }
  }

  /** The items as they are stored; valid until the next `push`. */
  get items(): T {
    return this.#items.subarray(0, this.length) as T;
  }
}
