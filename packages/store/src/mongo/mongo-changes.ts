import type { Condition } from 'mongodb';
import type { Identified, MongoDatabase } from './mongo-database.ts';

/** Notes that a reader can catch up on. */
const NOTES_KEPT = 10_000;
/** A number that so many came after will not be noted any more: its writer is gone, and what it wrote is noted again by whoever goes on. */
const NUMBERS_OPEN = 5000;
/** A writer that was held up for longer notes under a number of now. */
const NUMBER_MS = 10_000;
/** Notes that are read at once. */
const CHUNK = 100;
const PRUNE_EVERY = 500;

interface Counter extends Identified {
  readonly version: number;
}

export interface TakenNumber {
  readonly number: number;
  /** By `performance.now()`. */
  readonly at: number;
}

/** Which datasets one write has touched, by its number. */
interface ChangeNote extends Identified {
  readonly ids: readonly string[];
}

/**
 * Notes of what changed in the catalogue, for those that follow it. A writer takes a number before it writes, and notes under it
 * after: so a note may come later than a higher one, and a number whose note is not there yet is looked for again.
 */
export class MongoChanges {
  readonly #db: MongoDatabase;

  constructor(db: MongoDatabase) {
    this.#db = db;
  }

  /** Taken before the write. */
  async nextNumber(): Promise<TakenNumber> {
    const at = performance.now();
    const counter = await this.#db.on<Counter, Counter | null>('meta', (meta) =>
      meta.findOneAndUpdate({ _id: 'catalogue' }, { $inc: { version: 1 } }, { upsert: true, returnDocument: 'after' }),
    );
    return { number: counter!.version, at };
  }

  /** Noted after it. */
  async note(taken: TakenNumber, ids: readonly string[]): Promise<void> {
    const { number } = performance.now() - taken.at < NUMBER_MS ? taken : await this.nextNumber();
    await this.#db.on<ChangeNote, unknown>('catalogueChanges', (notes) =>
      notes.insertOne({ _id: idOf(number), ids: [...ids] }),
    );
    if (number % PRUNE_EVERY === 0)
      await this.#db.on<ChangeNote, unknown>('catalogueChanges', (notes) =>
        notes.deleteMany({ _id: { $lt: idOf(number - NOTES_KEPT) } }),
      );
  }

  async lastNumber(): Promise<number> {
    const counter = await this.#db.on<Counter, Counter | null>('meta', (meta) => meta.findOne({ _id: 'catalogue' }));
    return counter?.version ?? 0;
  }

  /** The first notes above this number, in order. */
  notesAbove(number: number): Promise<readonly Note[]> {
    return this.#notes({ $gt: idOf(number) });
  }

  /** Those of these numbers that are noted by now. */
  notesOf(numbers: ReadonlySet<number>): Promise<readonly Note[]> {
    return this.#notes({ $in: [...numbers].map(idOf) });
  }

  async numbersAbove(number: number): Promise<readonly number[]> {
    const found = await this.#db.all<ChangeNote, Identified>('catalogueChanges', (notes) =>
      notes.find({ _id: { $gt: idOf(number) } }).project<Identified>({ _id: 1 }),
    );
    return found.map(({ _id }) => Number(_id));
  }

  async #notes(id: Condition<string>): Promise<readonly Note[]> {
    const found = await this.#db.all<ChangeNote>('catalogueChanges', (notes) =>
      notes.find({ _id: id }).sort({ _id: 1 }).limit(CHUNK),
    );
    return found.map(({ _id, ids }) => ({ number: Number(_id), ids }));
  }
}

interface Note {
  readonly number: number;
  readonly ids: readonly string[];
}

/** In the order of the numbers. */
const idOf = (number: number): string => String(Math.max(0, number)).padStart(16, '0');

/** What of the changes one reader knows. */
export class ChangeReader {
  readonly #changes: MongoChanges;
  #last: number;
  readonly #open: Set<number>;

  private constructor(changes: MongoChanges, last: number, open: Set<number>) {
    [this.#changes, this.#last, this.#open] = [changes, last, open];
  }

  /** From now on: what was written before is for the caller to read, after this. */
  static async start(changes: MongoChanges): Promise<ChangeReader> {
    const last = await changes.lastNumber();
    const first = Math.max(1, last - NUMBERS_OPEN + 1);
    const open = new Set(Array.from({ length: last - first + 1 }, (_, at) => first + at));
    for (const noted of await changes.numbersAbove(first - 1)) open.delete(noted);
    return new ChangeReader(changes, last, open);
  }

  /** Datasets that changed since it was last asked, and whether there may be more. Nothing when it is too far behind to tell. */
  async next(): Promise<{ readonly ids: readonly string[]; readonly more: boolean } | undefined> {
    const [late, notes] = await Promise.all([
      this.#open.size === 0 ? [] : this.#changes.notesOf(this.#open),
      this.#changes.notesAbove(this.#last),
    ]);
    if (notes.length === CHUNK && (await this.#changes.lastNumber()) - this.#last > NOTES_KEPT - NUMBERS_OPEN)
      return undefined;
    for (const { number } of late) this.#open.delete(number);
    for (const { number } of notes) {
      for (let missing = this.#last + 1; missing < number; missing += 1) this.#open.add(missing);
      this.#last = number;
    }
    for (const number of this.#open) if (number <= this.#last - NUMBERS_OPEN) this.#open.delete(number);
    return { ids: [...late, ...notes].flatMap(({ ids }) => ids), more: notes.length === CHUNK };
  }
}
