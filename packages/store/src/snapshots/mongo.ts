import { defined } from '@moisson/kernel';
import { recordId, type RecordKey, type SourceId } from '@moisson/contracts';
import { type ClaimedDates, type KnownBytes, type SnapshotEntry, type Snapshots } from '@moisson/domain';
import { notNewerThan, type Identified, type MongoDatabase } from '../drivers/mongo/database.ts';

type SnapshotDocument = Identified &
  Omit<SnapshotEntry, 'bytes'> & { readonly sourceId: string; readonly bytes?: number };

/**
 * The one filter for absent entries: those that their source does not still serve. Every time sorts after the empty text, and a range uses
 * the sparse index.
 */
const IS_ABSENT = {
  'absence.since': { $gt: '' },
  'absence.evidence.answer': { $ne: 'here' },
  state: 'live',
} as const;

export class MongoSnapshots implements Snapshots {
  readonly #db: MongoDatabase;

  constructor(db: MongoDatabase) {
    this.#db = db;
  }

  byRawHash = async (sourceId: SourceId, hashes: readonly string[]): Promise<ReadonlyMap<string, KnownBytes>> => {
    const found = await this.#db.all<SnapshotDocument>('snapshots', (snapshots) =>
      snapshots
        .find({ sourceId, rawHash: { $in: [...hashes] } })
        .project<SnapshotDocument>({ rawHash: 1, recordKey: 1, mappingVersion: 1, state: 1, absence: 1 }),
    );
    return new Map(
      found.map(({ rawHash, recordKey, mappingVersion, state, absence }) => [
        rawHash,
        { recordKey, mappingVersion, state, ...defined({ absence }) },
      ]),
    );
  };

  byKey = async (sourceId: SourceId, keys: readonly string[]): Promise<ReadonlyMap<string, SnapshotEntry>> => {
    const found = await this.#db.all<SnapshotDocument>('snapshots', (snapshots) =>
      snapshots.find({ _id: { $in: keys.map((key) => recordId(sourceId, key as RecordKey)) } }),
    );
    return new Map(found.map((row) => [row.recordKey, entryOf(row)]));
  };

  put = (sourceId: SourceId, entries: readonly SnapshotEntry[]): Promise<void> => {
    // If a key occurs twice, the later one: an unordered write must not contain both.
    const newest = new Map(entries.map((entry) => [entry.recordKey, entry]));
    return this.#db.put<SnapshotDocument>(
      'snapshots',
      [...newest.values()].map((entry) => ({
        document: { _id: recordId(sourceId, entry.recordKey), sourceId, ...entry },
        guard: notNewerThan(entry.run),
      })),
    );
  };

  scan = async (sourceId: SourceId, after: RecordKey | undefined, limit: number): Promise<readonly SnapshotEntry[]> =>
    (
      await this.#db.all<SnapshotDocument>('snapshots', (snapshots) =>
        snapshots
          .find({ sourceId, ...(after === undefined ? {} : { recordKey: { $gt: after } }) })
          .sort({ recordKey: 1 })
          .limit(limit),
      )
    ).map(entryOf);

  claims = async (
    records: readonly { readonly sourceId: SourceId; readonly recordKey: RecordKey }[],
  ): Promise<ReadonlyMap<string, ClaimedDates>> => {
    const found = await this.#db.all<Identified & Pick<SnapshotDocument, 'claims'>>('snapshots', (snapshots) =>
      snapshots
        .find({ _id: { $in: records.map(({ sourceId, recordKey }) => recordId(sourceId, recordKey)) } })
        .project<Identified & Pick<SnapshotDocument, 'claims'>>({ claims: 1 }),
    );
    return new Map(found.flatMap(({ _id, claims }) => (claims === undefined ? [] : [[_id, claims] as const])));
  };

  absences = async (
    records: readonly { readonly sourceId: SourceId; readonly recordKey: RecordKey }[],
  ): Promise<ReadonlyMap<string, string>> => {
    const ids = records.map(({ sourceId, recordKey }) => recordId(sourceId, recordKey));
    const found = await this.#db.all<Identified & Required<Pick<SnapshotDocument, 'absence'>>>(
      'snapshots',
      (snapshots) =>
        snapshots
          .find({ _id: { $in: ids }, ...IS_ABSENT })
          .project<Identified & Required<Pick<SnapshotDocument, 'absence'>>>({ absence: 1 }),
    );
    return new Map(found.map(({ _id, absence }) => [_id, absence.since]));
  };

  absentRecords = async (limit: number): Promise<readonly string[]> => {
    const found = await this.#db.all<Identified>('snapshots', (snapshots) =>
      snapshots.find(IS_ABSENT).project<Identified>({ _id: 1 }).limit(limit),
    );
    return found.map(({ _id }) => _id);
  };

  traits = async (sourceId: SourceId): Promise<ReadonlyMap<string, number>> => {
    const found = await this.#db.all<SnapshotDocument, { readonly _id: string | null; readonly records: number }>(
      'snapshots',
      (snapshots) =>
        snapshots.aggregate<{ _id: string | null; records: number }>([
          { $match: { sourceId, state: 'live' } },
          { $group: { _id: { $ifNull: ['$traits', null] }, records: { $sum: 1 } } },
        ]),
    );
    return new Map(found.map(({ _id, records }) => [_id ?? '', records]));
  };

  count = (sourceId: SourceId): Promise<number> =>
    this.#db.on<SnapshotDocument, number>('snapshots', (snapshots) =>
      snapshots.countDocuments({ sourceId, state: 'live' }),
    );

  bytes = async (sourceId: SourceId): Promise<number> => {
    const [sum] = await this.#db.all<SnapshotDocument, { readonly bytes: number }>('snapshots', (snapshots) =>
      snapshots.aggregate<{ bytes: number }>([
        { $match: { sourceId } },
        { $group: { _id: null, bytes: { $sum: '$bytes' } } },
      ]),
    );
    return sum?.bytes ?? 0;
  };
}

// Entries of an older version may lack their byte count.
const entryOf = ({ _id: _, sourceId: __, ...entry }: SnapshotDocument): SnapshotEntry => ({
  ...entry,
  bytes: entry.bytes ?? 0,
});
