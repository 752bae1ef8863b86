import { MoissonError, type Bounded } from '@moisson/kernel';

/** Limits the long answers that are under way at once, in all and of one visitor. */
export class StreamPlaces implements Bounded {
  readonly name: string;
  readonly limit: number;
  readonly #perVisitor: number;
  readonly #byVisitor = new Map<string, number>();
  #taken = 0;

  constructor(name: string, { all, perVisitor }: { readonly all: number; readonly perVisitor: number }) {
    [this.name, this.limit, this.#perVisitor] = [name, all, perVisitor];
  }

  held = (): number => this.#taken;

  /** Takes a place; returns what frees it. Throws `request.too-many` or `request.busy`. */
  take(visitor: string): () => void {
    const own = this.#byVisitor.get(visitor) ?? 0;
    if (own >= this.#perVisitor) throw new MoissonError('request.too-many', { limit: this.#perVisitor });
    if (this.#taken >= this.limit) throw new MoissonError('request.busy', {}, { retryable: true });
    this.#byVisitor.set(visitor, own + 1);
    this.#taken += 1;
    let isTaken = true;
    return () => {
      if (!isTaken) return;
      isTaken = false;
      this.#taken -= 1;
      const left = (this.#byVisitor.get(visitor) ?? 1) - 1;
      if (left === 0) this.#byVisitor.delete(visitor);
      else this.#byVisitor.set(visitor, left);
    };
  }

  /** Does work that has a place until it ends. Throws as `take` does. */
  async during<T>(visitor: string, work: () => Promise<T>): Promise<T> {
    const free = this.take(visitor);
    try {
      return await work();
    } finally {
      free();
    }
  }
}
