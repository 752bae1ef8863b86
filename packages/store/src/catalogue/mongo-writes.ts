import type { DatasetId } from '@moisson/contracts';
import type { DatasetHead, DatasetWrite, DatasetWrites, Leads } from '@moisson/domain';
import { defined } from '@moisson/kernel';
import { randomUUID } from 'node:crypto';
import type { DatasetDocument } from './mongo-document.ts';
import type { MongoDatasetChanges } from './mongo-changes.ts';
import type { MongoDatabase } from '../drivers/mongo/database.ts';
import { MongoOwed } from './mongo-owed.ts';

export class MongoDatasetWrites implements DatasetWrites {
  readonly #db: MongoDatabase;
  readonly #owed: MongoOwed;
  readonly #changes: MongoDatasetChanges;
  /** Revisions whose change note is written, and that are not marked as published yet. */
  readonly #noted = new Set<string>();

  constructor(db: MongoDatabase, changes: MongoDatasetChanges) {
    [this.#db, this.#changes, this.#owed] = [db, changes, new MongoOwed(db)];
  }

  heads = async (ids: readonly DatasetId[]): Promise<ReadonlyMap<string, DatasetHead>> => {
    if (ids.length === 0) return new Map();
    const [found, owing] = await Promise.all([
      this.#db.byIds<DatasetDocument>('datasets', ids, { revision: 1, hash: 1, leads: 1, settled: 1 }),
      this.#owed.among(ids),
    ]);
    return new Map(
      found.map(({ _id, revision, hash, leads, settled }) => [
        _id,
        {
          ...{ id: _id as DatasetId, revision, hash, leads: JSON.parse(leads) as Leads },
          publishedRevision: owing.has(_id) ? revision - 1 : revision,
          ...defined({ settled }),
        },
      ]),
    );
  };

  /**
   * Writes in this order: the owed events, the datasets, the change note for followers. After a crash in between, an event may be published
   * twice but never lost, and the process that publishes it writes the change note.
   */
  write = async (writes: readonly DatasetWrite[]): Promise<readonly boolean[]> => {
    if (writes.length === 0) return [];
    const [taken] = await Promise.all([
      this.#changes.nextNumber(),
      this.#owed.add(writes.map(({ id, expected }) => ({ id, revision: expected + 1 }))),
    ]);
    // After the write, datasets with this mark are those that we wrote, even if the server's answer was lost.
    const writer = randomUUID();
    await this.#db.put<DatasetDocument>(
      'datasets',
      writes.map(({ id, expected, hash, leads, settled, body, json }) => ({
        document: {
          ...{ _id: id, revision: expected + 1, hash, writer, state: body.state },
          ...{ leads: JSON.stringify(leads), json },
          ...defined({ settled }),
        },
        guard: { $eq: [{ $ifNull: ['$revision', 0] }, expected] },
      })),
      new Set(writes.filter(({ expected }) => expected > 0).map(({ id }) => id)),
    );
    const ids = writes.map(({ id }) => id);
    const [standing] = await Promise.all([
      this.#db.byIds<Pick<DatasetDocument, '_id' | 'writer'>>('datasets', ids, { writer: 1 }),
      this.#changes.note(taken, ids),
    ]);
    const written = new Set(standing.filter((one) => one.writer === writer).map(({ _id }) => _id));
    if (this.#noted.size > MAX_NOTED) this.#noted.clear();
    for (const { id, expected } of writes) if (written.has(id)) this.#noted.add(revisionKey(id, expected + 1));
    return ids.map((id) => written.has(id));
  };

  markPublished = async (revisions: readonly Pick<DatasetHead, 'id' | 'revision'>[]): Promise<void> => {
    // Revisions of another writer, which may have died before it wrote its note.
    const others = revisions.filter(({ id, revision }) => !this.#noted.delete(revisionKey(id, revision)));
    if (others.length > 0)
      await this.#changes.note(
        await this.#changes.nextNumber(),
        others.map(({ id }) => id),
      );
    await this.#owed.remove(revisions);
  };

  unpublished = (after: DatasetId | undefined, limit: number): Promise<readonly DatasetId[]> =>
    this.#owed.all(after, limit);
}

/** Larger than any batch. */
const MAX_NOTED = 10_000;
const revisionKey = (id: string, revision: number): string => `${id}@${revision}`;
