import type { Dataset, DatasetId } from '@moisson/contracts';
import { bodyOf, type DatasetBody, type DatasetReads, type DatasetRevision, type DatasetText } from '@moisson/domain';
import type { Filter } from 'mongodb';
import type { DatasetDocument } from './mongo-document.ts';
import type { MongoDatabase } from '../drivers/mongo/database.ts';

/** Datasets per answer of the server. */
const CHUNK = 250;

type Text = Pick<DatasetDocument, '_id' | 'revision' | 'state' | 'json'>;
const TEXT = { revision: 1, state: 1, json: 1 } as const;

export class MongoDatasetReads implements DatasetReads {
  readonly #db: MongoDatabase;

  constructor(db: MongoDatabase) {
    this.#db = db;
  }

  get = async (id: DatasetId): Promise<DatasetBody | undefined> => {
    const [found] = await this.#db.byIds<DatasetDocument>('datasets', [id], { state: 1, json: 1 });
    return found && bodyOf(found.state, found.json);
  };

  bodies = async (ids: readonly DatasetId[]): Promise<ReadonlyMap<string, DatasetBody & { revision: number }>> => {
    const found = await this.#db.byIds<DatasetDocument>('datasets', ids, { state: 1, json: 1, revision: 1 });
    return new Map(found.map(({ _id, state, json, revision }) => [_id, { ...bodyOf(state, json), revision }]));
  };

  scan = async (after: DatasetId | undefined, limit: number): Promise<readonly Dataset[]> =>
    (
      await this.#db.all<DatasetDocument>('datasets', (datasets) =>
        datasets
          .find({ state: 'live', ...(after === undefined ? {} : { _id: { $gt: after } }) })
          .project<DatasetDocument>({ json: 1 })
          .sort({ _id: 1 })
          .limit(limit),
      )
    ).map(({ json }) => JSON.parse(json) as Dataset);

  revisions = async (after: DatasetId | undefined, limit: number): Promise<readonly DatasetRevision[]> =>
    (
      await this.#db.all<DatasetDocument, Pick<DatasetDocument, '_id' | 'revision' | 'state'>>('datasets', (datasets) =>
        datasets
          .find(after === undefined ? {} : { _id: { $gt: after } })
          .project<Pick<DatasetDocument, '_id' | 'revision' | 'state'>>({ revision: 1, state: 1 })
          .sort({ _id: 1 })
          .limit(limit),
      )
    ).map(({ _id, revision, state }) => ({ id: _id as DatasetId, revision, state }));

  count = (): Promise<number> =>
    this.#db.on<DatasetDocument, number>('datasets', (datasets) => datasets.countDocuments({ state: 'live' }));

  texts = (ids: readonly DatasetId[]): AsyncIterable<readonly DatasetText[]> => this.#texts(ids);

  allTexts = (): AsyncIterable<readonly DatasetText[]> => this.#find({});

  async *#texts(ids: readonly DatasetId[]): AsyncGenerator<readonly DatasetText[]> {
    for (let from = 0; from < ids.length; from += CHUNK)
      yield* this.#find({ _id: { $in: ids.slice(from, from + CHUNK) } });
  }

  /** One by one: large datasets must not all be in memory together. */
  async *#find(filter: Filter<DatasetDocument>): AsyncGenerator<readonly DatasetText[]> {
    const found = this.#db.each<DatasetDocument, Text>('datasets', (datasets) =>
      datasets.find(filter).project<Text>(TEXT).batchSize(CHUNK),
    );
    for await (const { _id, revision, state, json } of found) yield [{ id: _id as DatasetId, revision, state, json }];
  }
}
