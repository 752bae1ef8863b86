import { hash } from 'node:crypto';

const FIRST_SLOTS = 1024;

/**
 * A set of keys, each stored as 64 bits of its SHA-256: 11 to 22 bytes a key, however long. The probability that two of a million keys
 * collide is 3e-8 (n² ÷ 2^65).
 */
export class KeySet {
  /** Two numbers per slot, both zero if it is free; a key is in the first free slot from its own on (linear probing). */
  #slots = new Uint32Array(2 * FIRST_SLOTS);
  #size = 0;

  /** The digests of all keys, 8 bytes each, in the form that `addDigests` reads. */
  get digests(): Uint8Array {
    const digests = new Uint32Array(2 * this.#size);
    let end = 0;
    for (let n = 0; n < this.#slots.length; n += 2) {
      if (this.#slots[n + 1] === 0) continue;
      digests.set(this.#slots.subarray(n, n + 2), end);
      end += 2;
    }
    return new Uint8Array(digests.buffer);
  }

  /** Adds the keys of these digests. */
  addDigests(digests: Uint8Array): void {
    const whole = digests.length - (digests.length % 8);
    const numbers = new Uint32Array(Uint8Array.from(digests.subarray(0, whole)).buffer);
    for (let n = 0; n < numbers.length; n += 2) this.#addDigest(numbers[n]!, numbers[n + 1]!);
  }

  get size(): number {
    return this.#size;
  }

  has(key: string): boolean {
    const [high, low] = digestOf(key);
    return this.#slots[this.#slotOf(high, low) + 1] !== 0;
  }

  /** Adds a key; returns whether it is new. */
  add(key: string): boolean {
    const [high, low] = digestOf(key);
    return this.#addDigest(high, low);
  }

  #addDigest(high: number, low: number): boolean {
    const at = this.#slotOf(high, low);
    if (this.#slots[at + 1] !== 0) return false;
    [this.#slots[at], this.#slots[at + 1]] = [high, low];
    this.#size += 1;
    if (this.#size > (3 / 8) * this.#slots.length) this.#grow();
    return true;
  }

  /** Returns the slot of a key, or the free slot where it would go. */
  #slotOf(high: number, low: number): number {
    const slots = this.#slots;
    const last = slots.length - 1;
    let at = (2 * high) & last;
    while (slots[at + 1] !== 0 && (slots[at] !== high || slots[at + 1] !== low)) at = (at + 2) & last;
    return at;
  }

  #grow(): void {
    const before = this.#slots;
    this.#slots = new Uint32Array(2 * before.length);
    for (let n = 0; n < before.length; n += 2) {
      const [high, low] = [before[n]!, before[n + 1]!];
      if (low === 0) continue;
      const at = this.#slotOf(high, low);
      [this.#slots[at], this.#slots[at + 1]] = [high, low];
    }
  }
}

/** The lower number is never zero, because zero marks a free slot. */
const digestOf = (key: string): readonly [number, number] => {
  const digest = hash('sha256', key, 'binary');
  return [uint32(digest, 0), uint32(digest, 4) || 1];
};

const uint32 = (bytes: string, at: number): number =>
  (bytes.charCodeAt(at) |
    (bytes.charCodeAt(at + 1) << 8) |
    (bytes.charCodeAt(at + 2) << 16) |
    (bytes.charCodeAt(at + 3) << 24)) >>>
  0;
