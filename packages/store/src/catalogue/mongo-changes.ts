import type { DatasetId } from '@moisson/contracts';
import type { ChangedDatasets, ChangePosition, DatasetChanges } from '@moisson/domain';
import type { Condition } from 'mongodb';
import type { Identified, MongoDatabase } from '../drivers/mongo/database.ts';

/** Number of notes kept: a follower that is further behind reads the whole catalogue again. */
const NOTES_KEPT = 10_000;
/** A gap this old is given up: its writer died. The process that later publishes its datasets writes a new note. */
const NUMBERS_OPEN = 5000;
/** Milliseconds. A writer that took longer writes its note under a new number. */
const NUMBER_MS = 10_000;
const PRUNE_EVERY = 500;

interface Counter extends Identified {
  readonly version: number;
}

interface TakenNumber {
  readonly number: number;
  /** Time of `performance.now()`. */
  readonly at: number;
}

/** The datasets that one write changed, under the write's number. */
interface ChangeNote extends Identified {
  readonly ids: readonly DatasetId[];
}

/**
 * Notes of which datasets changed, for followers of the catalogue. A writer takes a number before it writes, and writes its note under it
 * afterwards. So a note may appear later than one with a higher number; followers look again for missing numbers.
 */
export class MongoDatasetChanges implements DatasetChanges {
  readonly #db: MongoDatabase;

  constructor(db: MongoDatabase) {
    this.#db = db;
  }

  /** Call before the write. */
  async nextNumber(): Promise<TakenNumber> {
    const at = performance.now();
    const counter = await this.#db.on<Counter, Counter | null>('meta', (meta) =>
      meta.findOneAndUpdate({ _id: 'catalogue' }, { $inc: { version: 1 } }, { upsert: true, returnDocument: 'after' }),
    );
    return { number: counter!.version, at };
  }

  /** Call after the write. */
  async note(taken: TakenNumber, ids: readonly DatasetId[]): Promise<void> {
    const { number } = performance.now() - taken.at < NUMBER_MS ? taken : await this.nextNumber();
    await this.#db.on<ChangeNote, unknown>('catalogueChanges', (notes) =>
      notes.insertOne({ _id: idOf(number), ids: [...ids] }),
    );
    if (number % PRUNE_EVERY === 0)
      await this.#db.on<ChangeNote, unknown>('catalogueChanges', (notes) =>
        notes.deleteMany({ _id: { $lt: idOf(number - NOTES_KEPT) } }),
      );
  }

  newest = async (): Promise<ChangePosition> => {
    const number = await this.#lastNumber();
    const first = Math.max(1, number - NUMBERS_OPEN + 1);
    const noted = new Set(await this.#numbersFrom(first));
    const open = Array.from({ length: number - first + 1 }, (_, at) => first + at).filter((one) => !noted.has(one));
    return { number, open };
  };

  after = async (position: ChangePosition, limit: number): Promise<ChangedDatasets | 'too-far'> => {
    const { number: from, open: wanted = [] } = position;
    const [late, notes] = await Promise.all([
      wanted.length === 0 ? [] : this.#notes({ $in: wanted.map(idOf) }, wanted.length),
      this.#notes({ $gt: idOf(from) }, limit),
    ]);
    const last = notes.length < limit ? 0 : await this.#lastNumber();
    const number = notes.at(-1)?.number ?? from;
    if (Math.max(last, number) - from > NOTES_KEPT - NUMBERS_OPEN) return 'too-far';
    return {
      ids: [...new Set([...late, ...notes].flatMap(({ ids }) => ids))],
      position: { number, open: stillOpen(position, [...late, ...notes], number) },
      newest: Math.max(last, number),
    };
  };

  async #lastNumber(): Promise<number> {
    const counter = await this.#db.on<Counter, Counter | null>('meta', (meta) => meta.findOne({ _id: 'catalogue' }));
    return counter?.version ?? 0;
  }

  async #numbersFrom(number: number): Promise<readonly number[]> {
    const found = await this.#db.all<ChangeNote, Identified>('catalogueChanges', (notes) =>
      notes.find({ _id: { $gte: idOf(number) } }).project<Identified>({ _id: 1 }),
    );
    return found.map(({ _id }) => Number(_id));
  }

  /** Returns notes in the order of their numbers. */
  async #notes(id: Condition<string>, limit: number): Promise<readonly Note[]> {
    const found = await this.#db.all<ChangeNote>('catalogueChanges', (notes) =>
      notes.find({ _id: id }).sort({ _id: 1 }).limit(limit),
    );
    return found.map(({ _id, ids }) => ({ number: Number(_id), ids }));
  }
}

/** Returns the numbers up to `last` that have no note yet, without those that are given up. */
const stillOpen = ({ number, open = [] }: ChangePosition, notes: readonly Note[], last: number): number[] => {
  const noted = new Set(notes.map((note) => note.number));
  const passed = Array.from({ length: last - number }, (_, at) => number + 1 + at);
  return [...open, ...passed].filter((one) => !noted.has(one) && one > last - NUMBERS_OPEN);
};

interface Note {
  readonly number: number;
  readonly ids: readonly DatasetId[];
}

/** Ids sort in the order of the numbers. */
const idOf = (number: number): string => String(Math.max(0, number)).padStart(16, '0');
