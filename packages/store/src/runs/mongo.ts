import { type RemovalHold, type SourceId } from '@moisson/contracts';
import { defined, readableOf } from '@moisson/kernel';
import { readHold, readRun, type Holds, type Runs, type StoredRun } from '@moisson/domain';
import type { Filter, Sort } from 'mongodb';
import type { Identified, MongoDatabase } from '../drivers/mongo/database.ts';

interface RunDocument extends Identified {
  readonly sourceId: string;
  readonly run: number;
  readonly endedAt: string;
  readonly json: string;
}
interface HoldDocument extends Identified {
  readonly sourceId: string;
  readonly state: string;
  readonly createdAt: string;
  readonly json: string;
}

export class MongoRuns implements Runs {
  readonly #db: MongoDatabase;

  constructor(db: MongoDatabase) {
    this.#db = db;
  }

  put = async (run: StoredRun): Promise<void> => {
    const { sourceId, run: number, endedAt } = run;
    await this.#db.on<RunDocument, unknown>('runs', (runs) =>
      runs.replaceOne({ _id: run.id }, { sourceId, run: number, endedAt, json: JSON.stringify(run) }, { upsert: true }),
    );
  };

  get = async (id: string): Promise<StoredRun | undefined> => {
    const [run] = await this.#find({ _id: id }, {}, 1);
    return run;
  };

  list = ({ sourceId, limit }: { sourceId?: SourceId; limit: number }): Promise<readonly StoredRun[]> =>
    sourceId === undefined
      ? this.#find({}, { endedAt: -1, _id: -1 }, limit)
      : this.#find({ sourceId: { $eq: sourceId } }, { run: -1 }, limit);

  latest = async (): Promise<readonly StoredRun[]> => {
    const newest = await this.#db.all<RunDocument, { _id: string; run: number }>('runs', (runs) =>
      runs.aggregate<{ _id: string; run: number }>([{ $group: { _id: '$sourceId', run: { $max: '$run' } } }]),
    );
    if (newest.length === 0) return [];
    return this.#find({ $or: newest.map(({ _id, run }) => ({ sourceId: _id, run })) }, { sourceId: 1 }, newest.length);
  };

  async #find(filter: Filter<RunDocument>, sort: Sort, limit: number): Promise<StoredRun[]> {
    return readableOf(
      'run',
      await this.#db.all<RunDocument>('runs', (runs) => runs.find(filter).sort(sort).limit(limit)),
      ({ _id }) => _id,
      ({ json }) => readRun(json),
    );
  }
}

/** Approved holds of one source looked at in one run. */
const MAX_UNDOABLE = 100;

export class MongoHolds implements Holds {
  readonly #db: MongoDatabase;

  constructor(db: MongoDatabase) {
    this.#db = db;
  }

  put = async (hold: RemovalHold): Promise<void> => {
    const { sourceId, state, createdAt, undoUntil } = hold;
    const kept = { sourceId, state, createdAt, ...defined({ undoUntil }) };
    await this.#db.on<HoldDocument, unknown>('holds', (holds) =>
      holds.replaceOne({ _id: hold.id }, { ...kept, json: JSON.stringify(hold) }, { upsert: true }),
    );
  };

  get = async (id: string): Promise<RemovalHold | undefined> => {
    const [hold] = await this.#find({ _id: id }, 1);
    return hold;
  };

  pending = async (sourceId: SourceId): Promise<RemovalHold | undefined> => {
    const [hold] = await this.#find({ sourceId: { $eq: sourceId }, state: 'pending' }, 1);
    return hold;
  };

  undoable = (sourceId: SourceId): Promise<readonly RemovalHold[]> =>
    this.#find({ sourceId: { $eq: sourceId }, state: 'approved', undoUntil: { $exists: true } }, MAX_UNDOABLE);

  list = ({ state, limit }: { state?: RemovalHold['state']; limit: number }): Promise<readonly RemovalHold[]> =>
    this.#find(state === undefined ? {} : { state: { $eq: state } }, limit);

  async #find(filter: Filter<HoldDocument>, limit: number): Promise<RemovalHold[]> {
    return readableOf(
      'hold',
      await this.#db.all<HoldDocument>('holds', (holds) =>
        holds.find(filter).sort({ createdAt: -1, _id: -1 }).limit(limit),
      ),
      ({ _id }) => _id,
      ({ json }) => readHold(json),
    );
  }
}
