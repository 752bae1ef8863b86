import { recordId, type RecordKey, type SourceId } from '@moisson/contracts';
import type { Absence, ClaimedDates, KnownBytes, SnapshotEntry, Snapshots } from '@moisson/domain';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { parse, type Database } from '../drivers/sqlite/database.ts';

interface SnapshotRow {
  readonly record_key: RecordKey;
  readonly run: number;
  readonly raw_hash: string;
  readonly content_hash: string;
  readonly mapping_version: number;
  readonly first_seen_at: string;
  readonly label: string;
  readonly links: string;
  readonly identities: string;
  readonly state: 'live' | 'removed';
  readonly successor: RecordKey | null;
  readonly absence: string | null;
  readonly bytes: number;
  readonly claims: string | null;
  readonly organization: string | null;
  readonly traits: string | null;
}

type RecordRow = Readonly<{ source_id: SourceId; record_key: RecordKey }>;

/** The one condition for absent entries: those that their source does not still serve. */
const IS_ABSENT = `state = 'live' AND absence IS NOT NULL AND absence ->> '$.evidence.answer' IS NOT 'here'`;
/** Entries that are read before other work gets a turn. */
const TURN = 2000;

type StandingRow = Pick<SnapshotRow, 'record_key' | 'run' | 'state' | 'bytes'>;

export class SqliteSnapshots implements Snapshots {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  byRawHash = async (sourceId: SourceId, hashes: readonly string[]): Promise<ReadonlyMap<string, KnownBytes>> =>
    new Map(
      this.#db
        .all<SnapshotRow>(
          `SELECT raw_hash, record_key, mapping_version, state, absence FROM snapshots
           WHERE source_id = ? AND raw_hash IN (SELECT value FROM json_each(?))`,
          sourceId,
          JSON.stringify(hashes),
        )
        .map((row) => [
          row.raw_hash,
          { recordKey: row.record_key, mappingVersion: row.mapping_version, state: row.state, ...absenceOf(row) },
        ]),
    );

  byKey = async (sourceId: SourceId, keys: readonly string[]): Promise<ReadonlyMap<string, SnapshotEntry>> =>
    new Map(
      this.#db
        .all<SnapshotRow>(
          'SELECT * FROM snapshots WHERE source_id = ? AND record_key IN (SELECT value FROM json_each(?))',
          sourceId,
          JSON.stringify(keys),
        )
        .map((row) => [row.record_key, entryOf(row)]),
    );

  put = async (sourceId: SourceId, entries: readonly SnapshotEntry[]): Promise<void> => {
    this.#db.transaction(() => {
      const standing = new Map(
        this.#db
          .all<StandingRow>(
            `SELECT record_key, run, state, bytes FROM snapshots
             WHERE source_id = ? AND record_key IN (SELECT value FROM json_each(?))`,
            sourceId,
            JSON.stringify(entries.map(({ recordKey }) => recordKey)),
          )
          .map((row) => [row.record_key, row]),
      );
      let [live, bytes] = [0, 0];
      for (const entry of entries) {
        const before = standing.get(entry.recordKey);
        if (before !== undefined && before.run > entry.run) continue;
        this.#put(sourceId, entry);
        const { recordKey, run, state } = entry;
        standing.set(recordKey, { record_key: recordKey, run, state, bytes: entry.bytes });
        live += Number(state === 'live') - Number(before?.state === 'live');
        bytes += entry.bytes - (before?.bytes ?? 0);
      }
      if (live !== 0 || bytes !== 0)
        this.#db.run(
          `INSERT INTO snapshot_counts (source_id, live, bytes) VALUES (?, ?, ?)
           ON CONFLICT (source_id) DO UPDATE SET live = live + excluded.live, bytes = bytes + excluded.bytes`,
          sourceId,
          live,
          bytes,
        );
    });
  };

  scan = async (sourceId: SourceId, after: RecordKey | undefined, limit: number): Promise<readonly SnapshotEntry[]> =>
    this.#db
      .all<SnapshotRow>(
        'SELECT * FROM snapshots WHERE source_id = ? AND record_key > ? ORDER BY record_key LIMIT ?',
        sourceId,
        after ?? '',
        limit,
      )
      .map(entryOf);

  claims = async (
    records: readonly { readonly sourceId: SourceId; readonly recordKey: RecordKey }[],
  ): Promise<ReadonlyMap<string, ClaimedDates>> =>
    new Map(
      this.#db
        .all<{ source_id: SourceId; record_key: RecordKey; claims: string }>(
          `SELECT source_id, record_key, claims FROM snapshots
           WHERE claims IS NOT NULL AND (source_id, record_key) IN (SELECT value ->> 0, value ->> 1 FROM json_each(?))`,
          JSON.stringify(records.map(({ sourceId, recordKey }) => [sourceId, recordKey])),
        )
        .map((row) => [recordId(row.source_id, row.record_key), parse<ClaimedDates>(row.claims)]),
    );

  absences = async (
    records: readonly { readonly sourceId: SourceId; readonly recordKey: RecordKey }[],
  ): Promise<ReadonlyMap<string, string>> =>
    new Map(
      this.#db
        .all<{ source_id: SourceId; record_key: RecordKey; since: string }>(
          `SELECT source_id, record_key, absence ->> '$.since' AS since FROM snapshots WHERE ${IS_ABSENT}
           AND (source_id, record_key) IN (SELECT value ->> 0, value ->> 1 FROM json_each(?))`,
          JSON.stringify(records.map(({ sourceId, recordKey }) => [sourceId, recordKey])),
        )
        .map((row) => [recordId(row.source_id, row.record_key), row.since]),
    );

  absentRecords = async (limit: number): Promise<readonly string[]> => {
    const ids: string[] = [];
    let last: RecordRow = { source_id: '' as SourceId, record_key: '' as RecordKey };
    for (let more = true; more && ids.length < limit;) {
      // In turns: a large source that failed may have many.
      if (ids.length > 0) await nextTurn();
      const asked = Math.min(TURN, limit - ids.length);
      const rows = this.#db.all<RecordRow>(
        `SELECT source_id, record_key FROM snapshots INDEXED BY snapshots_absent
         WHERE ${IS_ABSENT} AND (source_id, record_key) > (?, ?) ORDER BY source_id, record_key LIMIT ?`,
        last.source_id,
        last.record_key,
        asked,
      );
      for (const row of rows) ids.push(recordId(row.source_id, row.record_key));
      [last, more] = [rows.at(-1) ?? last, rows.length === asked];
    }
    return ids;
  };

  traits = async (sourceId: SourceId): Promise<ReadonlyMap<string, number>> =>
    new Map(
      this.#db
        .all<{ traits: string | null; records: number }>(
          `SELECT traits, count(*) AS records FROM snapshots WHERE source_id = ? AND state = 'live' GROUP BY traits`,
          sourceId,
        )
        .map(({ traits, records }) => [traits ?? '', records]),
    );

  count = async (sourceId: SourceId): Promise<number> =>
    this.#db.get<{ live: number }>('SELECT live FROM snapshot_counts WHERE source_id = ?', sourceId)?.live ?? 0;

  bytes = async (sourceId: SourceId): Promise<number> =>
    this.#db.get<{ bytes: number }>('SELECT bytes FROM snapshot_counts WHERE source_id = ?', sourceId)?.bytes ?? 0;

  #put(sourceId: SourceId, entry: SnapshotEntry): void {
    this.#db.run(
      `INSERT INTO snapshots (source_id, record_key, run, raw_hash, content_hash, mapping_version, first_seen_at, label,
         links, identities, state, absence, bytes, claims, successor, organization, traits)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (source_id, record_key) DO UPDATE SET run = excluded.run, raw_hash = excluded.raw_hash,
         content_hash = excluded.content_hash, mapping_version = excluded.mapping_version, label = excluded.label,
         first_seen_at = excluded.first_seen_at, links = excluded.links, identities = excluded.identities,
         state = excluded.state, absence = excluded.absence, bytes = excluded.bytes, claims = excluded.claims,
         successor = excluded.successor, organization = excluded.organization, traits = excluded.traits`,
      sourceId,
      entry.recordKey,
      entry.run,
      entry.rawHash,
      entry.contentHash,
      entry.mappingVersion,
      entry.firstSeenAt,
      entry.label,
      JSON.stringify(entry.links),
      JSON.stringify(entry.identities),
      entry.state,
      entry.absence === undefined ? null : JSON.stringify(entry.absence),
      entry.bytes,
      entry.claims === undefined ? null : JSON.stringify(entry.claims),
      entry.successor ?? null,
      entry.organization === undefined ? null : JSON.stringify(entry.organization),
      entry.traits ?? null,
    );
  }
}

type Organization = NonNullable<SnapshotEntry['organization']>;

const absenceOf = (row: SnapshotRow): { absence?: Absence } =>
  row.absence === null ? {} : { absence: parse<Absence>(row.absence) };

const entryOf = (row: SnapshotRow): SnapshotEntry => ({
  recordKey: row.record_key,
  run: row.run,
  rawHash: row.raw_hash,
  contentHash: row.content_hash,
  bytes: row.bytes,
  mappingVersion: row.mapping_version,
  firstSeenAt: row.first_seen_at,
  label: row.label,
  links: parse<string[]>(row.links),
  identities: parse<string[]>(row.identities),
  state: row.state,
  ...(row.organization === null ? {} : { organization: parse<Organization>(row.organization) }),
  ...(row.successor === null ? {} : { successor: row.successor }),
  ...absenceOf(row),
  ...(row.claims === null ? {} : { claims: parse<ClaimedDates>(row.claims) }),
  ...(row.traits === null ? {} : { traits: row.traits }),
});
