import type { DatasetId } from '@moisson/contracts';
import type { DatasetHead } from '@moisson/domain';
import { randomUUID } from 'node:crypto';
import type { Identified, MongoDatabase } from '../drivers/mongo/database.ts';

type Revision = Pick<DatasetHead, 'id' | 'revision'>;

/**
 * The dataset revisions of one write whose events may not be published yet. In a collection of its own, which is nearly empty: one document
 * per write in progress, or per write that a crash interrupted.
 */
interface OwedDocument extends Identified {
  readonly ids: readonly DatasetId[];
  /** The revision of each id. */
  readonly revisions: readonly number[];
}

export class MongoOwed {
  readonly #db: MongoDatabase;

  constructor(db: MongoDatabase) {
    this.#db = db;
  }

  async add(owed: readonly Revision[]): Promise<void> {
    await this.#db.on<OwedDocument, unknown>('owed', (writes) =>
      writes.insertOne({
        _id: randomUUID(),
        ids: owed.map(({ id }) => id),
        revisions: owed.map(({ revision }) => revision),
      }),
    );
  }

  /** Returns those of these datasets that owe an event. */
  async among(ids: readonly DatasetId[]): Promise<ReadonlySet<string>> {
    const asked = new Set(ids);
    return new Set((await this.#of(ids)).flatMap((write) => write.ids.filter((id) => asked.has(id))));
  }

  /**
   * Removes these revisions, and older ones. Two concurrent calls may leave one owed: its event is then published twice, which is harmless.
   */
  async remove(published: readonly Revision[]): Promise<void> {
    const revisionOf = new Map(published.map(({ id, revision }) => [id, revision]));
    for (const { _id, ids, revisions } of await this.#of([...revisionOf.keys()])) {
      const left = ids.flatMap((id, at) => (revisions[at]! <= (revisionOf.get(id) ?? 0) ? [] : [at]));
      await this.#db.on<OwedDocument, unknown>('owed', (writes) =>
        left.length === 0
          ? writes.deleteOne({ _id })
          : writes.updateOne(
              { _id },
              { $set: { ids: left.map((at) => ids[at]!), revisions: left.map((at) => revisions[at]!) } },
            ),
      );
    }
  }

  /**
   * Returns owed datasets by id, after the given one. They may include a dataset that was never written because of a crash; it goes when
   * the dataset is next written and published.
   */
  async all(after: DatasetId | undefined, limit: number): Promise<readonly DatasetId[]> {
    const writes = await this.#db.all<OwedDocument>('owed', (owed) => owed.find());
    return [...new Set(writes.flatMap(({ ids }) => ids))]
      .filter((id) => after === undefined || id > after)
      .sort()
      .slice(0, limit);
  }

  #of(ids: readonly DatasetId[]): Promise<OwedDocument[]> {
    return this.#db.all<OwedDocument>('owed', (writes) => writes.find({ ids: { $in: [...ids] } }));
  }
}
