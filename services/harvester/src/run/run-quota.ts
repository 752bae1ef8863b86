import { type Evidence } from '@moisson/contracts';
import { type Problem, MoissonError, problem } from '@moisson/kernel';
import { exceeded, type SourceFetch, type SourceSize } from '@moisson/domain';

/**
 * Reading ends at this many times the quota: the operator who raises the quota learns how much more is needed, and an endless list ends.
 */
const READ_FACTOR = 2;
/** In addition, so that a small quota does not end reading within the first page, or because of data beside the records. */
const READ_MARGIN: SourceSize = { records: 1000, bytes: 16 * 1024 * 1024 };

/** How much one run may add to the stored data of its source, and what exceeded that. */
export class RunQuota {
  readonly #limit: SourceSize;
  readonly #bytesAtStart: () => Promise<number>;
  readonly #beyond = { records: 0, bytes: 0 };
  readonly #mayRead: SourceSize;
  readonly #read = { records: 0, bytes: 0 };
  #records: number;
  #bytes: number | undefined;

  /** `recordsAtStart`: live records of the snapshot. `bytesAtStart` is called once, when something first grows. */
  constructor(limit: SourceSize, recordsAtStart: number, bytesAtStart: () => Promise<number>) {
    this.#limit = limit;
    this.#records = recordsAtStart;
    this.#bytesAtStart = bytesAtStart;
    this.#mayRead = {
      records: READ_FACTOR * Math.max(limit.records, recordsAtStart) + READ_MARGIN.records,
      bytes: READ_FACTOR * limit.bytes + READ_MARGIN.bytes,
    };
  }

  /** Counts items of the list as read, whatever happens to them. Throws `paging.too-many-records`. */
  countItems(items: number): void {
    this.#count('records', items);
  }

  /** Returns the fetch with the bytes of its answers counted as they arrive. Reading them throws `paging.too-many-bytes`. */
  counted(fetch: SourceFetch): SourceFetch {
    return {
      send: async (request) => {
        const body = await fetch.send(request);
        return { ...body, chunks: this.#countedChunks(body.chunks) };
      },
    };
  }

  async *#countedChunks(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunks) {
      this.#count('bytes', chunk.length);
      yield chunk;
    }
  }

  #count(kind: keyof SourceSize, by: number): void {
    this.#read[kind] += by;
    const limit = this.#mayRead[kind];
    if (this.#read[kind] > limit)
      throw new MoissonError(kind === 'records' ? 'paging.too-many-records' : 'paging.too-many-bytes', { limit });
  }

  /** Reads how much the source holds; call it before `admits`. The store is asked once. */
  async measure(): Promise<void> {
    this.#bytes ??= await this.#bytesAtStart();
  }

  /** Whether a change of this growth may be published; counts it as left out if not. Call `measure` first. */
  admits(growth: SourceSize): boolean {
    if (growth.records <= 0 && growth.bytes <= 0) return true;
    const held = { records: this.#records, bytes: this.#bytes ?? 0 };
    const kind = exceeded(this.#limit, held, growth);
    if (kind !== undefined) this.#beyond[kind] += 1;
    return kind === undefined;
  }

  /** Counts what will be published. */
  add(growth: SourceSize): void {
    this.#records += growth.records;
    if (this.#bytes !== undefined) this.#bytes += growth.bytes;
  }

  /** Returns the problems that an operator must decide about. */
  problems(): readonly Problem[] {
    return (['records', 'bytes'] as const)
      .filter((kind) => this.#beyond[kind] > 0)
      .map((kind) => problem(`quota.${kind}-exceeded`, { beyond: this.#beyond[kind], limit: this.#limit[kind] }));
  }

  /** Returns evidence that the run is incomplete, if something was left out. */
  evidence(): readonly Evidence[] {
    const beyond = this.#beyond.records + this.#beyond.bytes;
    return beyond === 0 ? [] : [{ kind: 'count', holds: false, detail: `${beyond} records are beyond the quota` }];
  }
}
