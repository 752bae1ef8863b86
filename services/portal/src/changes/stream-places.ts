import { MoissonError, type Bounded } from '@moisson/kernel';

/** Open streams of this process, and of one visitor. Each takes a connection and little memory. */
const [MAX_STREAMS, PER_VISITOR] = [300, 10];

/** Limits the streams that are open at once. */
export class StreamPlaces implements Bounded {
  readonly name = 'portal.streams';
  readonly limit: number;
  readonly #perVisitor: number;
  readonly #byVisitor = new Map<string, number>();
  #taken = 0;

  constructor(limit = MAX_STREAMS, perVisitor = PER_VISITOR) {
    [this.limit, this.#perVisitor] = [limit, perVisitor];
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
}
