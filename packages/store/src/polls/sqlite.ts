import { type RunTrigger, type SourceId, type SourceStatus } from '@moisson/contracts';
import { MoissonError, readableOf, type Clock } from '@moisson/kernel';
import {
  CLOCK_TOLERANCE_MS,
  nextRunNumber,
  standingOf,
  troubleOf,
  type Claim,
  type ClaimRequest,
  type PollResult,
  type Polls,
  type ReadingState,
  type SourceSize,
  type Standing,
  type Validators,
} from '@moisson/domain';
import { parse, type Database } from '../drivers/sqlite/database.ts';

interface PollRow {
  readonly source_id: SourceId;
  readonly run: number;
  readonly lease_owner: string | null;
  readonly lease_until: number;
  readonly running_since: string | null;
  readonly next_due: number | null;
  readonly next_trigger: RunTrigger | null;
  /** When next_due and lease_until were decided. */
  readonly decided_at: number;
  readonly failures: number;
  readonly failing_since: string | null;
  readonly failed_again_at: string | null;
  readonly fresh_since: string | null;
  readonly quarantined_since: string | null;
  readonly pardoned: number;
  readonly pardoned_at: string | null;
  readonly last_run_id: string | null;
  readonly last_started_at: string | null;
  readonly last_complete_at: string | null;
  readonly last_complete_run_id: string | null;
  readonly records: number;
  readonly baseline: string | null;
  readonly validators: string | null;
  readonly mapping_version: number | null;
  readonly known: string | null;
  readonly reading: string | null;
}

/** `standingOf`, as SQL. */
const HAS_STANDING: Readonly<Record<Standing, string>> = {
  proven: 'failures = 0 AND last_complete_at IS NOT NULL',
  new: 'failures = 0 AND last_complete_at IS NULL',
  failing: 'failures > 0',
};

/** Leases and run numbers. One process owns the file, so its clock is the store's clock. */
export class SqlitePolls implements Polls {
  readonly #db: Database;
  readonly #clock: Clock;

  constructor(db: Database, clock: Clock) {
    this.#db = db;
    this.#clock = clock;
  }

  now = async (): Promise<Date> => this.#clock.now();

  schedule = async (sourceId: SourceId, dueAt: Date | undefined, trigger?: RunTrigger): Promise<void> => {
    this.#db.run(
      `INSERT INTO polls (source_id, next_due, next_trigger, decided_at) VALUES (?, ?, ?, ?)
       ON CONFLICT (source_id) DO UPDATE
       SET next_due = excluded.next_due, next_trigger = excluded.next_trigger, decided_at = excluded.decided_at`,
      sourceId,
      dueAt?.getTime() ?? null,
      trigger ?? null,
      this.#clock.now().getTime(),
    );
  };

  claim = async (request: ClaimRequest): Promise<Claim | undefined> =>
    this.#db.transaction(() => {
      const now = this.#clock.now();
      const { sourceId = null, standings, except = [] } = request;
      const wanted = standings === undefined ? 'TRUE' : standings.map((one) => `(${HAS_STANDING[one]})`).join(' OR ');
      const row = this.#db.get<PollRow>(
        `SELECT * FROM polls WHERE next_due <= ? AND lease_until <= ? AND (? IS NULL OR source_id = ?)
           AND source_id NOT IN (SELECT value FROM json_each(?)) AND (${wanted})
         ORDER BY next_due, source_id LIMIT 1`,
        now.getTime(),
        now.getTime(),
        sourceId,
        sourceId,
        JSON.stringify(except),
      );
      if (row === undefined) return undefined;
      const run = nextRunNumber(row.run, now);
      const claimedAt = now.toISOString();
      const leaseUntil = now.getTime() + request.leaseSeconds * 1000;
      this.#db.run(
        // Due again when the lease ends, in case this run is never released.
        `UPDATE polls SET run = ?, lease_owner = ?, lease_until = ?, next_due = ?, next_trigger = NULL,
           decided_at = ?, running_since = ?, last_started_at = ? WHERE source_id = ?`,
        run,
        request.owner,
        leaseUntil,
        leaseUntil,
        now.getTime(),
        claimedAt,
        claimedAt,
        row.source_id,
      );
      const announced = this.#db
        .all<{ record_key: string }>('SELECT record_key FROM announced WHERE source_id = ?', row.source_id)
        .map(({ record_key }) => record_key);
      return {
        sourceId: row.source_id,
        run,
        owner: request.owner,
        trigger: row.next_trigger ?? 'schedule',
        claimedAt,
        announced,
        ...(row.baseline === null ? {} : { baseline: row.baseline }),
        ...(row.validators === null ? {} : { validators: parse<Validators>(row.validators) }),
        ...(row.mapping_version === null ? {} : { mappingVersion: row.mapping_version }),
        consecutiveFailures: row.failures,
        trouble: troubleOf({
          failures: row.failures,
          failingSince: row.failing_since ?? undefined,
          quarantinedSince: row.quarantined_since ?? undefined,
          pardoned: row.pardoned,
          pardonedAt: row.pardoned_at ?? undefined,
        }),
        standing: standingOf({ failures: row.failures, everComplete: row.last_complete_at !== null }),
        records: row.records,
        ...(row.known === null ? {} : { known: parse<SourceSize>(row.known) }),
        ...(row.reading === null ? {} : { reading: parse<ReadingState>(row.reading) }),
      };
    });

  rebase = async (): Promise<number> => {
    const now = this.#clock.now().getTime();
    return this.#db.run(
      `UPDATE polls SET next_due = next_due - (decided_at - ?1), decided_at = ?1,
         lease_until = CASE WHEN lease_until > 0 THEN lease_until - (decided_at - ?1) ELSE 0 END
       WHERE decided_at > ?2`,
      now,
      now + CLOCK_TOLERANCE_MS,
    );
  };

  renew = async (claim: Claim, leaseSeconds: number): Promise<void> => {
    this.#fence(claim, () => {
      const now = this.#clock.now().getTime();
      this.#db.run(
        'UPDATE polls SET lease_until = ?, decided_at = ? WHERE source_id = ?',
        now + leaseSeconds * 1000,
        now,
        claim.sourceId,
      );
    });
  };

  announce = async (claim: Claim, keys: readonly string[]): Promise<void> => {
    this.#fence(claim, () =>
      this.#db.run(
        'INSERT OR IGNORE INTO announced (source_id, record_key) SELECT ?, value FROM json_each(?)',
        claim.sourceId,
        JSON.stringify(keys),
      ),
    );
  };

  settle = async (claim: Claim, keys: readonly string[]): Promise<void> => {
    this.#fence(claim, () =>
      this.#db.run(
        'DELETE FROM announced WHERE source_id = ? AND record_key IN (SELECT value FROM json_each(?))',
        claim.sourceId,
        JSON.stringify(keys),
      ),
    );
  };

  pardon = async (sourceId: SourceId): Promise<boolean> =>
    this.#db.run(
      `UPDATE polls SET quarantined_since = NULL, pardoned = failures, pardoned_at = ?
       WHERE source_id = ? AND quarantined_since IS NOT NULL`,
      this.#clock.now().toISOString(),
      sourceId,
    ) > 0;

  release = async (claim: Claim, result: PollResult): Promise<void> => {
    this.#fence(claim, () => {
      const instant = this.#clock.now();
      const now = instant.toISOString();
      this.#db.run(
        `UPDATE polls SET lease_owner = NULL, lease_until = 0, running_since = NULL, decided_at = ?,
           next_due = CASE WHEN next_trigger IS NULL THEN ? ELSE next_due END, last_run_id = ?, records = ?
         WHERE source_id = ?`,
        instant.getTime(),
        result.nextDueAt === undefined ? null : Date.parse(result.nextDueAt),
        result.runId,
        result.records,
        claim.sourceId,
      );
      if (result.failed)
        this.#db.run(
          // A pardon of an operator during the run counts.
          `UPDATE polls SET failures = failures + 1, failing_since = coalesce(failing_since, ?),
             failed_again_at = CASE failures WHEN 1 THEN ? ELSE failed_again_at END,
             quarantined_since = CASE WHEN pardoned_at IS ? THEN ? ELSE NULL END
           WHERE source_id = ?`,
          ...[now, now],
          claim.trouble.pardonedAt ?? null,
          result.quarantinedSince ?? null,
          claim.sourceId,
        );
      if (!result.complete) return;
      this.#db.run(
        `UPDATE polls SET last_complete_at = ?, last_complete_run_id = ?, baseline = ?, validators = ?, mapping_version = ?, known = ?,
           reading = coalesce(?, reading),
           fresh_since = CASE ? WHEN 'kept' THEN coalesce(fresh_since, ?) WHEN 'gained' THEN ? ELSE NULL END,
           failures = 0, failing_since = NULL, failed_again_at = NULL,
           quarantined_since = NULL, pardoned = 0, pardoned_at = NULL
         WHERE source_id = ?`,
        now,
        result.runId,
        result.baseline ?? null,
        result.validators === undefined ? null : JSON.stringify(result.validators),
        result.mappingVersion ?? null,
        result.known === undefined ? null : JSON.stringify(result.known),
        result.reading === undefined ? null : JSON.stringify(result.reading),
        ...[result.freshness ?? null, now, now],
        claim.sourceId,
      );
    });
  };

  status = async (sourceId: SourceId): Promise<SourceStatus> => {
    const row = this.#db.get<PollRow>('SELECT * FROM polls WHERE source_id = ?', sourceId);
    return row === undefined ? { sourceId, run: 0, consecutiveFailures: 0, records: 0 } : this.#status(row);
  };

  statuses = async (): Promise<readonly SourceStatus[]> =>
    readableOf(
      'poll',
      this.#db.all<PollRow>('SELECT * FROM polls ORDER BY source_id'),
      (row) => row.source_id,
      (row) => this.#status(row),
    );

  #status(row: PollRow): SourceStatus {
    const running = row.lease_until > this.#clock.now().getTime() && row.running_since !== null;
    return {
      sourceId: row.source_id,
      run: row.run,
      consecutiveFailures: row.failures,
      records: row.records,
      ...(row.next_due === null ? {} : { nextDueAt: new Date(row.next_due).toISOString() }),
      ...(row.last_run_id === null ? {} : { lastRunId: row.last_run_id }),
      ...(row.last_started_at === null ? {} : { lastStartedAt: row.last_started_at }),
      ...(row.last_complete_at === null ? {} : { lastCompleteAt: row.last_complete_at }),
      ...(row.last_complete_run_id === null ? {} : { lastCompleteRunId: row.last_complete_run_id }),
      ...(row.reading === null ? {} : { lastFullAt: parse<ReadingState>(row.reading).fullAt }),
      ...(row.failing_since === null ? {} : { failingSince: row.failing_since }),
      ...(row.failed_again_at === null ? {} : { failedAgainAt: row.failed_again_at }),
      ...(row.fresh_since === null ? {} : { freshSince: row.fresh_since }),
      ...(row.quarantined_since === null ? {} : { quarantinedSince: row.quarantined_since }),
      ...(running ? { runningSince: row.running_since } : {}),
    };
  }

  /** Does the work, in one transaction, if the claim's run is still the source's current one. Throws `run.lease-lost`. */
  #fence(claim: Claim, work: () => void): void {
    this.#db.transaction(() => {
      const row = this.#db.get<{ run: number }>('SELECT run FROM polls WHERE source_id = ?', claim.sourceId);
      if (row?.run !== claim.run) throw new MoissonError('run.lease-lost');
      work();
    });
  }
}
