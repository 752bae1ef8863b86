import type { DatasetId } from '@moisson/contracts';
import type { CatalogueChange, ChangeFeed, ChangePosition, FeedEnd, FeedEntry, FeedHead } from '@moisson/domain';
import { mongoIdentity } from '../catalogue/mongo-identity.ts';
import type { Identified, MongoDatabase } from '../drivers/mongo/database.ts';
import { feedIdentity } from './feed-identity.ts';

/** An entry under its number. The unique `_id` is what refuses the second of two writers. */
type EntryDocument = Identified & CatalogueChange & { readonly at: string };

/** The newest entry of a dataset, under the dataset's id. Written behind the entries: see `#settle`. */
interface HeadDocument extends Identified, FeedHead {
  readonly number: number;
}

/** How far the heads are complete: all entries up to this number are in them. */
interface ReachDocument extends Identified {
  readonly number: number;
}

interface PositionDocument extends Identified {
  readonly position: string;
}

/** Entries that `#settle` reads at once. */
const SETTLED_AT_ONCE = 1000;
/** Of entries that a failover could still undo, nobody must read one: others would take their numbers. */
const DURABLE = { readConcern: { level: 'majority' } } as const;
const REACH = 'changeFeedHeads';
const POSITION = 'changeFeed';

/**
 * Works without transactions, which not every server of the protocol has. Entries are inserted in order, each under the next number, so a
 * crash leaves the first ones of a call and no gap. Heads are derived from the entries, and completed before they are read.
 */
export class MongoChangeFeed implements ChangeFeed {
  readonly #db: MongoDatabase;

  constructor(db: MongoDatabase) {
    this.#db = db;
  }

  identity = async (): Promise<string> => feedIdentity(await mongoIdentity(this.#db));

  end = async (): Promise<FeedEnd> => {
    const [last] = await this.#db.all<EntryDocument>('changeFeed', (entries) =>
      entries.find({}, DURABLE).sort({ _id: -1 }).limit(1),
    );
    return last === undefined ? { number: 0 } : { number: Number(last._id), at: last.at };
  };

  after = async (number: number, limit: number): Promise<readonly FeedEntry[]> =>
    (
      await this.#db.all<EntryDocument>('changeFeed', (entries) =>
        entries
          .find({ _id: { $gt: idOf(number) } }, DURABLE)
          .sort({ _id: 1 })
          .limit(limit),
      )
    ).map(({ _id, ...entry }) => ({ ...entry, number: Number(_id) }));

  heads = async (ids: readonly DatasetId[]): Promise<ReadonlyMap<string, FeedHead>> => {
    await this.#settle();
    const found = await this.#db.byIds<HeadDocument>('changeFeedHeads', ids, { kind: 1, revision: 1 });
    return new Map(found.map(({ _id, kind, revision }) => [_id, { kind, revision }]));
  };

  position = async (): Promise<ChangePosition | undefined> => {
    const found = await this.#db.on<PositionDocument, PositionDocument | null>('meta', (meta) =>
      meta.findOne({ _id: POSITION }),
    );
    return found === null ? undefined : (JSON.parse(found.position) as ChangePosition);
  };

  append = async (
    end: number,
    at: string,
    changes: readonly CatalogueChange[],
    position?: ChangePosition,
  ): Promise<boolean> => {
    if (changes.length === 0 && (await this.end()).number !== end) return false;
    const entries = changes.map((change, index) => ({ _id: idOf(end + 1 + index), at, ...change }));
    if (!(await this.#db.insertInOrder('changeFeed', entries))) return false;
    if (position !== undefined)
      await this.#db.on<PositionDocument, unknown>('meta', (meta) =>
        meta.updateOne({ _id: POSITION }, { $set: { position: JSON.stringify(position) } }, { upsert: true }),
      );
    return true;
  };

  /** Writes the heads of entries that have none yet: after a crash, or of another writer. */
  async #settle(): Promise<void> {
    for (;;) {
      const reach = await this.#db.on<ReachDocument, ReachDocument | null>('meta', (meta) =>
        meta.findOne({ _id: REACH }),
      );
      const entries = await this.after(reach?.number ?? 0, SETTLED_AT_ONCE);
      const last = entries.at(-1);
      if (last === undefined) return;
      const newest = new Map(
        entries.flatMap((entry): [string, HeadDocument][] => {
          if (entry.kind === 'refresh') return [];
          const { id, kind, revision, number } = entry;
          return [[id, { _id: id, kind, revision, number }]];
        }),
      );
      await this.#db.put<HeadDocument>(
        'changeFeedHeads',
        [...newest.values()].map((document) => ({
          document,
          guard: { $lt: [{ $ifNull: ['$number', 0] }, document.number] },
        })),
      );
      await this.#db.on<ReachDocument, unknown>('meta', (meta) =>
        meta.updateOne({ _id: REACH }, { $max: { number: last.number } }, { upsert: true }),
      );
    }
  }
}

/** Ids sort in the order of the numbers. */
const idOf = (number: number): string => String(number).padStart(16, '0');
