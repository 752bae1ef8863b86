import type { MergeStatement } from '@moisson/contracts';
import {
  idOf,
  linksOf,
  recordWrite,
  type LinkHolder,
  type Records,
  type RecordWrite,
  type StandingRecord,
  type StoredRecord,
} from '@moisson/domain';
import type { Identified, MongoDatabase } from '../drivers/mongo/database.ts';

/** The record is JSON text: its texts and names come from outside, and must never become field names. */
export interface RecordDocument extends Identified, StandingRecord {
  readonly sourceId: string;
  readonly live: boolean;
  readonly json: string;
}
type Standing = Identified & StandingRecord;

/** `records` is empty if the statement was taken back. */
interface StatementDocument extends Identified {
  readonly version: number;
  readonly records: readonly string[];
  readonly json: string;
}

export class MongoRecords implements Records {
  readonly #db: MongoDatabase;

  constructor(db: MongoDatabase) {
    this.#db = db;
  }

  put = async (records: readonly StoredRecord[]): Promise<readonly RecordWrite[]> => {
    const found = await this.#db.byIds<Standing>('records', records.map(idOf), { run: 1, links: 1, formerLinks: 1 });
    const standing = new Map(found.map((one) => [one._id, one]));
    const writes = records.map((record) => recordWrite(record, standing.get(idOf(record))));
    await this.#db.put<RecordDocument>(
      'records',
      records.flatMap((record, at) => {
        const { outcome, formerLinks } = writes[at]!;
        if (outcome !== 'applied') return [];
        return { document: documentOf(record, formerLinks), guard: { $lt: [{ $ifNull: ['$run', 0] }, record.run] } };
      }),
      new Set(standing.keys()),
    );
    return writes;
  };

  get = async (ids: readonly string[]): Promise<ReadonlyMap<string, StoredRecord>> => {
    const found = await this.#db.byIds<Pick<RecordDocument, '_id' | 'json'>>('records', ids, { json: 1 });
    return new Map(found.map(({ _id, json }) => [_id, JSON.parse(json) as StoredRecord]));
  };

  runs = async (ids: readonly string[]): Promise<ReadonlyMap<string, number>> =>
    new Map((await this.#db.byIds<Standing>('records', ids, { run: 1 })).map(({ _id, run }) => [_id, run]));

  holders = async (
    links: readonly string[],
    limit: number,
    among: readonly string[] = [],
  ): Promise<ReadonlyMap<string, readonly LinkHolder[]>> => {
    const wanted = new Set(links);
    const alsoHeld =
      among.length === 0 ? links : (await this.#heldBeside(links, among)).filter((one) => wanted.has(one));
    if (alsoHeld.length === 0) return new Map();
    type Shared = { readonly _id: string; readonly holders: readonly LinkHolder[] };
    const shared = await this.#db.all<RecordDocument, Shared>('records', (records) =>
      records.aggregate<Shared>([
        { $match: { links: { $in: [...alsoHeld] } } },
        { $project: { links: 1, sourceId: 1, live: 1 } },
        { $unwind: '$links' },
        {
          $group: {
            _id: '$links',
            holders: { $push: { id: '$_id', sourceId: '$sourceId', live: '$live' } },
          },
        },
        { $project: { holders: { $slice: ['$holders', limit] } } },
      ]),
    );
    // The answer also has other links of these records. Filtered here: the server would compare each link with the whole list of wanted ones.
    const asked = new Set(alsoHeld);
    return new Map(shared.filter(({ _id }) => asked.has(_id)).map(({ _id, holders }) => [_id, holders]));
  };

  /** Returns all links of the records that hold some of these links, without the given ones. */
  async #heldBeside(links: readonly string[], given: readonly string[]): Promise<readonly string[]> {
    const held = await this.#db.all<RecordDocument, Identified>('records', (records) =>
      records.aggregate<Identified>([
        { $match: { links: { $in: [...links] }, _id: { $nin: [...given] } } },
        { $project: { links: 1 } },
        { $unwind: '$links' },
        { $group: { _id: '$links' } },
      ]),
    );
    return held.map(({ _id }) => _id);
  }

  scan = async (after: string | undefined, limit: number): Promise<readonly StoredRecord[]> =>
    (
      await this.#db.all<RecordDocument>('records', (records) =>
        records
          .find(after === undefined ? {} : { _id: { $gt: after } })
          .sort({ _id: 1 })
          .limit(limit),
      )
    ).map(({ json }) => JSON.parse(json) as StoredRecord);

  state = async (statements: readonly MergeStatement[]): Promise<void> => {
    // One by one: a batch may have two versions of a statement, and they are few.
    for (const statement of statements) {
      const { id, version, records, joined } = statement;
      const document = { _id: id, version, records: joined ? records : [], json: JSON.stringify(statement) };
      await this.#db.put<StatementDocument>('merge_statements', [
        { document, guard: { $lt: [{ $ifNull: ['$version', 0] }, version] } },
      ]);
    }
  };

  statementsOf = async (ids: readonly string[]): Promise<readonly MergeStatement[]> => {
    if (ids.length === 0) return [];
    const found = await this.#db.all<StatementDocument>('merge_statements', (statements) =>
      statements.find({ records: { $in: [...ids] } }).sort({ _id: 1 }),
    );
    return found.map(({ json }) => JSON.parse(json) as MergeStatement);
  };
}

const documentOf = (record: StoredRecord, formerLinks: readonly string[]): RecordDocument => ({
  _id: idOf(record),
  run: record.run,
  sourceId: record.sourceId,
  live: record.state === 'live',
  links: [...new Set(linksOf(record))],
  ...(formerLinks.length === 0 ? {} : { formerLinks }),
  json: JSON.stringify(record),
});
