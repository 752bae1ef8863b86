import { type RunTrigger, type SourceId, type SourceStatus } from '@moisson/contracts';
import { defined, MoissonError, readableOf, type Clock } from '@moisson/kernel';
import {
  CLOCK_TOLERANCE_MS,
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
import type { Document, Filter, UpdateFilter } from 'mongodb';
import type { Identified, MongoDatabase } from '../drivers/mongo/database.ts';

interface PollDocument extends Identified {
  readonly run: number;
  readonly leaseOwner?: string | null;
  readonly leaseUntil?: Date | null;
  readonly runningSince?: Date | null;
  readonly nextDue?: Date | null;
  readonly nextTrigger?: RunTrigger | null;
  /** When nextDue and leaseUntil were decided. */
  readonly decidedAt?: Date | null;
  readonly claimTrigger?: RunTrigger | null;
  readonly failures?: number;
  readonly failingSince?: Date | null;
  readonly failedAgainAt?: Date | null;
  readonly freshSince?: Date | null;
  readonly quarantinedSince?: Date | null;
  readonly pardoned?: number | null;
  readonly pardonedAt?: Date | null;
  readonly lastRunId?: string;
  readonly lastStartedAt?: Date;
  readonly lastCompleteAt?: Date;
  readonly lastCompleteRunId?: string;
  readonly records?: number;
  readonly baseline?: string | null;
  readonly validators?: string | null;
  readonly mappingVersion?: number | null;
  readonly known?: SourceSize | null;
  readonly reading?: ReadingState | null;
  readonly announced?: readonly string[];
}

/** `standingOf`, as filters. */
const HAS_STANDING: Readonly<Record<Standing, Document>> = {
  proven: { failures: { $in: [0, null] }, lastCompleteAt: { $ne: null } },
  new: { failures: { $in: [0, null] }, lastCompleteAt: null },
  failing: { failures: { $gt: 0 } },
};

/** Due sources that one claim tries: other harvesters may take the first ones at the same moment. */
const MAX_CANDIDATES = 20;

/**
 * Leases and run numbers by the server's clock: the server computes every instant (`$$NOW`), so that the clocks of harvesters do not
 * matter. `clock`: replaces it in tests.
 */
export class MongoPolls implements Polls {
  readonly #db: MongoDatabase;
  readonly #clock: Clock | undefined;

  constructor(db: MongoDatabase, clock?: Clock) {
    this.#db = db;
    this.#clock = clock;
  }

  now = async (): Promise<Date> => this.#clock?.now() ?? this.#db.now();

  schedule = async (sourceId: SourceId, dueAt: Date | undefined, trigger?: RunTrigger): Promise<void> => {
    await this.#db.on<PollDocument, unknown>('polls', (polls) =>
      polls.updateOne(
        { _id: sourceId },
        [
          {
            $set: {
              nextDue: dueAt ?? null,
              nextTrigger: trigger ?? null,
              decidedAt: this.#now(),
              run: { $ifNull: ['$run', 0] },
            },
          },
        ],
        { upsert: true },
      ),
    );
  };

  claim = async (request: ClaimRequest): Promise<Claim | undefined> => {
    for (const { _id, run } of await this.#due(request)) {
      const claimed = await this.#take(_id, run, request);
      if (claimed !== undefined) return claimOf(claimed, request.owner);
    }
    return undefined;
  };

  rebase = async (): Promise<number> => {
    const latest = new Date((await this.now()).getTime() + CLOCK_TOLERANCE_MS);
    const now = this.#now();
    const ahead = { $subtract: ['$decidedAt', now] };
    const { matchedCount } = await this.#db.on<PollDocument, { matchedCount: number }>('polls', (polls) =>
      polls.updateMany({ decidedAt: { $gt: latest } }, [
        {
          $set: {
            nextDue: { $subtract: ['$nextDue', ahead] },
            leaseUntil: { $subtract: ['$leaseUntil', ahead] },
            decidedAt: now,
          },
        },
      ]),
    );
    return matchedCount;
  };

  renew = (claim: Claim, leaseSeconds: number): Promise<void> => {
    const now = this.#now();
    return this.#fence(claim, [{ $set: { leaseUntil: { $add: [now, leaseSeconds * 1000] }, decidedAt: now } }]);
  };

  announce = (claim: Claim, keys: readonly string[]): Promise<void> =>
    this.#fence(claim, { $addToSet: { announced: { $each: [...keys] } } });

  settle = (claim: Claim, keys: readonly string[]): Promise<void> =>
    this.#fence(claim, { $pull: { announced: { $in: [...keys] } } } as never);

  pardon = async (sourceId: SourceId): Promise<boolean> => {
    const { matchedCount } = await this.#db.on<PollDocument, { matchedCount: number }>('polls', (polls) =>
      polls.updateOne({ _id: sourceId, quarantinedSince: { $ne: null } }, [
        { $set: { quarantinedSince: null, pardoned: '$failures', pardonedAt: this.#now() } },
      ]),
    );
    return matchedCount > 0;
  };

  release = (claim: Claim, result: PollResult): Promise<void> => {
    const now = this.#now();
    return this.#fence(claim, [
      {
        $set: {
          leaseOwner: null,
          leaseUntil: null,
          runningSince: null,
          decidedAt: now,
          nextDue: {
            $cond: [
              { $eq: [{ $ifNull: ['$nextTrigger', null] }, null] },
              result.nextDueAt === undefined ? null : new Date(result.nextDueAt),
              '$nextDue',
            ],
          },
          lastRunId: { $literal: result.runId },
          records: result.records,
          ...(result.failed ? failed(claim, result, now) : {}),
          ...(result.complete
            ? {
                lastCompleteAt: now,
                lastCompleteRunId: { $literal: result.runId },
                baseline: { $literal: result.baseline ?? null },
                validators: {
                  $literal: result.validators === undefined ? null : JSON.stringify(result.validators),
                },
                mappingVersion: result.mappingVersion ?? null,
                known: { $literal: result.known ?? null },
                ...(result.reading === undefined ? {} : { reading: { $literal: result.reading } }),
                freshSince: freshSince(result.freshness, now),
                ...{ failures: 0, failingSince: null, failedAgainAt: null },
                ...{ quarantinedSince: null, pardoned: null, pardonedAt: null },
              }
            : {}),
        },
      },
    ]);
  };

  status = async (sourceId: SourceId): Promise<SourceStatus> => {
    const [found, now] = await Promise.all([
      this.#db.on<PollDocument, PollDocument | null>('polls', (polls) => polls.findOne({ _id: sourceId })),
      this.now(),
    ]);
    return statusOf(found ?? { _id: sourceId, run: 0 }, now);
  };

  statuses = async (): Promise<readonly SourceStatus[]> => {
    const [found, now] = await Promise.all([
      this.#db.all<PollDocument>('polls', (polls) =>
        polls.find().project<PollDocument>({ announced: 0 }).sort({ _id: 1 }),
      ),
      this.now(),
    ]);
    return readableOf(
      'poll',
      found,
      ({ _id }) => _id,
      (one) => statusOf(one, now),
    );
  };

  /** Returns sources that look due, longest first; `#take` decides whether they still are. */
  async #due({ sourceId, standings, except = [] }: ClaimRequest): Promise<Pick<PollDocument, '_id' | 'run'>[]> {
    const now = await this.now();
    const free = { $or: [{ leaseUntil: null }, { leaseUntil: { $lte: now } }] };
    const wanted = standings === undefined ? [] : [{ $or: standings.map((one) => HAS_STANDING[one]) }];
    return this.#db.all<PollDocument, Pick<PollDocument, '_id' | 'run'>>('polls', (polls) =>
      polls
        .find({
          _id: { ...(sourceId === undefined ? {} : { $eq: sourceId }), $nin: [...except] },
          nextDue: { $lte: now },
          $and: [free, ...wanted],
        } as Filter<PollDocument>)
        .project<Pick<PollDocument, '_id' | 'run'>>({ run: 1 })
        .sort({ nextDue: 1, _id: 1 })
        .limit(MAX_CANDIDATES),
    );
  }

  /** One statement: takes the lease if the source is due and free by the server's clock, and nobody has claimed it since. */
  async #take(
    id: string,
    run: number,
    { owner, leaseSeconds }: { owner: string; leaseSeconds: number },
  ): Promise<PollDocument | undefined> {
    const now = this.#now();
    const leaseUntil = { $add: [now, leaseSeconds * 1000] };
    const free = { $lte: [{ $ifNull: ['$leaseUntil', new Date(0)] }, now] };
    const taken = {
      // See `nextRunNumber`: grows, and never falls behind the clock.
      run: { $max: [{ $add: ['$run', 1] }, { $toLong: { $floor: { $divide: [{ $toLong: now }, 1000] } } }] },
      leaseOwner: { $literal: owner },
      leaseUntil,
      // Due again when the lease ends, in case this run is never released.
      nextDue: leaseUntil,
      decidedAt: now,
      claimTrigger: '$nextTrigger',
      nextTrigger: null,
      runningSince: now,
      lastStartedAt: now,
    };
    const after = await this.#db.on<PollDocument, PollDocument | null>('polls', (polls) =>
      polls.findOneAndUpdate(
        { _id: id, run },
        [
          {
            $replaceWith: {
              $cond: [{ $and: [free, { $lte: ['$nextDue', now] }] }, { $mergeObjects: ['$$ROOT', taken] }, '$$ROOT'],
            },
          },
        ],
        { returnDocument: 'after' },
      ),
    );
    return after === null || after.run === run ? undefined : after;
  }

  #now(): Date | '$$NOW' {
    return this.#clock?.now() ?? '$$NOW';
  }

  /** One statement: updates the document if the claim's run is still the source's current one. Throws `run.lease-lost`. */
  async #fence(claim: Claim, update: UpdateFilter<PollDocument> | Document[]): Promise<void> {
    const { matchedCount } = await this.#db.on<PollDocument, { matchedCount: number }>('polls', (polls) =>
      polls.updateOne({ _id: claim.sourceId, run: claim.run }, update),
    );
    if (matchedCount === 0) throw new MoissonError('run.lease-lost');
  }
}

const given = <T>(value: T | null | undefined): value is T => value !== null && value !== undefined;

const freshSince = (freshness: PollResult['freshness'], now: Date | '$$NOW'): unknown => {
  if (freshness === undefined) return null;
  return freshness === 'kept' ? { $ifNull: ['$freshSince', now] } : now;
};

/** What a failed run changes. A pardon of an operator during the run counts. */
const failed = ({ trouble: { pardonedAt } }: Claim, { quarantinedSince }: PollResult, now: Date | '$$NOW') => ({
  failures: { $add: [{ $ifNull: ['$failures', 0] }, 1] },
  failingSince: { $ifNull: ['$failingSince', now] },
  failedAgainAt: { $cond: [{ $eq: ['$failures', 1] }, now, '$failedAgainAt'] },
  quarantinedSince: {
    $cond: [
      { $eq: [{ $ifNull: ['$pardonedAt', null] }, pardonedAt === undefined ? null : new Date(pardonedAt)] },
      quarantinedSince === undefined ? null : new Date(quarantinedSince),
      null,
    ],
  },
});

const claimOf = (row: PollDocument, owner: string): Claim => ({
  sourceId: row._id as SourceId,
  run: row.run,
  owner,
  trigger: row.claimTrigger ?? 'schedule',
  claimedAt: row.lastStartedAt!.toISOString(),
  announced: row.announced ?? [],
  ...(!given(row.baseline) ? {} : { baseline: row.baseline }),
  ...(!given(row.validators) ? {} : { validators: JSON.parse(row.validators) as Validators }),
  ...(!given(row.mappingVersion) ? {} : { mappingVersion: row.mappingVersion }),
  consecutiveFailures: row.failures ?? 0,
  trouble: troubleOf({
    failures: row.failures ?? 0,
    failingSince: row.failingSince?.toISOString(),
    quarantinedSince: row.quarantinedSince?.toISOString(),
    pardoned: row.pardoned ?? 0,
    pardonedAt: row.pardonedAt?.toISOString(),
  }),
  standing: standingOf({ failures: row.failures ?? 0, everComplete: given(row.lastCompleteAt) }),
  records: row.records ?? 0,
  ...(!given(row.known) ? {} : { known: row.known }),
  ...(!given(row.reading) ? {} : { reading: row.reading }),
});

const statusOf = (row: PollDocument, now: Date): SourceStatus => {
  const running = given(row.leaseUntil) && row.leaseUntil > now && given(row.runningSince);
  return {
    sourceId: row._id as SourceId,
    run: row.run,
    consecutiveFailures: row.failures ?? 0,
    records: row.records ?? 0,
    ...(!given(row.nextDue) ? {} : { nextDueAt: row.nextDue.toISOString() }),
    ...defined({ lastRunId: row.lastRunId }),
    ...(row.lastStartedAt === undefined ? {} : { lastStartedAt: row.lastStartedAt.toISOString() }),
    ...(row.lastCompleteAt === undefined ? {} : { lastCompleteAt: row.lastCompleteAt.toISOString() }),
    ...defined({ lastCompleteRunId: row.lastCompleteRunId }),
    ...(!given(row.reading) ? {} : { lastFullAt: row.reading.fullAt }),
    ...(!given(row.failingSince) ? {} : { failingSince: row.failingSince.toISOString() }),
    ...(!given(row.failedAgainAt) ? {} : { failedAgainAt: row.failedAgainAt.toISOString() }),
    ...(!given(row.freshSince) ? {} : { freshSince: row.freshSince.toISOString() }),
    ...(!given(row.quarantinedSince) ? {} : { quarantinedSince: row.quarantinedSince.toISOString() }),
    ...(running ? { runningSince: row.runningSince.toISOString() } : {}),
  };
};
