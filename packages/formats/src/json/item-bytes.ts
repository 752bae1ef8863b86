/** Bytes of a buffer at first: most items that cross the border of two chunks are smaller. */
const FIRST_BYTES = 8 * 1024;

/**
 * The bytes of one item, which may come in several chunks. One chunk is kept as a view; more are copied into one buffer that grows. The
 * buffers that it grew out of are freed at once: kept in a list of chunks, an item of 4 MiB would take twice its size until the next
 * garbage collection.
 */
export class ItemBytes {
  #view: Uint8Array | undefined;
  #buffer: ArrayBuffer | undefined;
  #length = 0;

  add(part: Uint8Array): void {
    if (this.#length === 0) this.#view = part;
    else {
      const first = this.#view;
      this.#view = undefined;
      if (first !== undefined) this.#copy(first, 0, this.#length + part.length);
      this.#copy(part, this.#length, this.#length + part.length);
    }
    this.#length += part.length;
  }

  /** Returns the bytes and forgets them: a view of the chunk if they came in one. */
  take(): Uint8Array {
    const [view, buffer, length] = [this.#view, this.#buffer, this.#length];
    this.clear();
    if (view !== undefined) return view;
    return buffer === undefined ? new Uint8Array() : new Uint8Array(buffer.transfer(length));
  }

  clear(): void {
    [this.#view, this.#buffer, this.#length] = [undefined, undefined, 0];
  }

  #copy(part: Uint8Array, at: number, needed: number): void {
    const held = this.#buffer?.byteLength ?? 0;
    if (this.#buffer === undefined) this.#buffer = new ArrayBuffer(Math.max(FIRST_BYTES, needed));
    else if (needed > held) this.#buffer = this.#buffer.transfer(Math.max(2 * held, needed));
    new Uint8Array(this.#buffer).set(part, at);
  }
}
