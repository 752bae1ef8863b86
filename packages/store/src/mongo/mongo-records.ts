import { idOf, linksOf, type LinkHolder, type Records, type RecordWrite, type StoredRecord } from '@moisson/domain';
import type { Identified, MongoDatabase } from './mongo-database.ts';

/** The record as JSON text: its texts and names come from outside, and must never become field names. */
interface RecordDocument extends Identified {
  readonly run: number;
  readonly sourceId: string;
  readonly live: boolean;
  readonly links: readonly string[];
  readonly json: string;
}
type Standing = Pick<RecordDocument, '_id' | 'run' | 'links'>;

export class MongoRecords implements Records {
  readonly #db: MongoDatabase;

  constructor(db: MongoDatabase) {
    this.#db = db;
  }

  put = async (records: readonly StoredRecord[]): Promise<readonly RecordWrite[]> => {
    const found = await this.#standing(records.map(idOf), { run: 1, links: 1 });
    const standing = new Map(found.map((one) => [one._id, one]));
    const writes = records.map((record): RecordWrite => {
      const before = standing.get(idOf(record));
      const outcome =
        before === undefined || before.run < record.run ? 'applied' : before.run === record.run ? 'same' : 'stale';
      return { id: idOf(record), outcome, formerLinks: before?.links ?? [] };
    });
    await this.#db.put<RecordDocument>(
      'records',
      records
        .filter((_, at) => writes[at]!.outcome === 'applied')
        .map((record) => ({
          document: documentOf(record),
          guard: { $lt: [{ $ifNull: ['$run', 0] }, record.run] },
        })),
      new Set(standing.keys()),
    );
    return writes;
  };

  get = async (ids: readonly string[]): Promise<ReadonlyMap<string, StoredRecord>> => {
    if (ids.length === 0) return new Map();
    const found = await this.#db.on<RecordDocument, Pick<RecordDocument, '_id' | 'json'>[]>('records', (records) =>
      records
        .find({ _id: { $in: [...ids] } })
        .project<Pick<RecordDocument, '_id' | 'json'>>({ json: 1 })
        .toArray(),
    );
    return new Map(found.map(({ _id, json }) => [_id, JSON.parse(json) as StoredRecord]));
  };

  runs = async (ids: readonly string[]): Promise<ReadonlyMap<string, number>> =>
    new Map((await this.#standing(ids, { run: 1 })).map(({ _id, run }) => [_id, run]));

  holders = async (links: readonly string[], limit: number): Promise<ReadonlyMap<string, readonly LinkHolder[]>> => {
    if (links.length === 0) return new Map();
    type Shared = { readonly _id: string; readonly holders: readonly LinkHolder[] };
    const shared = await this.#db.on<RecordDocument, Shared[]>('records', (records) =>
      records
        .aggregate<Shared>([
          { $match: { links: { $in: [...links] } } },
          { $project: { links: 1, sourceId: 1, live: 1 } },
          // Other links of theirs come along, not whole: to compare each with all that are wanted would take longest of all.
          { $unwind: '$links' },
          {
            $group: {
              _id: '$links',
              count: { $sum: 1 },
              holders: { $push: { id: '$_id', sourceId: '$sourceId', live: '$live' } },
            },
          },
          { $match: { count: { $gt: 1 } } },
          { $project: { holders: { $slice: ['$holders', limit] } } },
        ])
        .toArray(),
    );
    const wanted = new Set(links);
    return new Map(shared.filter(({ _id }) => wanted.has(_id)).map(({ _id, holders }) => [_id, holders]));
  };

  scan = async (after: string | undefined, limit: number): Promise<readonly StoredRecord[]> =>
    (
      await this.#db.on<RecordDocument, RecordDocument[]>('records', (records) =>
        records
          .find(after === undefined ? {} : { _id: { $gt: after } })
          .sort({ _id: 1 })
          .limit(limit)
          .toArray(),
      )
    ).map(({ json }) => JSON.parse(json) as StoredRecord);

  #standing(ids: readonly string[], fields: Partial<Record<keyof Standing, 1>>): Promise<Standing[]> {
    return this.#db.on<RecordDocument, Standing[]>('records', (records) =>
      records
        .find({ _id: { $in: [...ids] } })
        .project<Standing>(fields)
        .toArray(),
    );
  }
}

const documentOf = (record: StoredRecord): RecordDocument => ({
  _id: idOf(record),
  run: record.run,
  sourceId: record.sourceId,
  live: record.state === 'live',
  links: [...new Set(linksOf(record))],
  json: JSON.stringify(record),
});
