import type { Evidence, Hold, RunCounts, Source } from '@moisson/contracts';
import { defined, type Problem } from '@moisson/kernel';
import {
  nextRunNumber,
  quotaOf,
  standingOf,
  type Claim,
  type Connector,
  type SourceFetch,
  type Store,
} from '@moisson/domain';
import { OneAtATime } from '../claim/one-at-a-time.ts';
import { AnsweringHosts } from '../judge/answering-hosts.ts';
import { ContractGate, MAX_WAITING_BYTES } from '../judge/contract-gate.ts';
import { gateStateOf, lacksTraits } from '../judge/gate-of.ts';
import { RunChanges } from '../judge/run-changes.ts';
import { ChangeReport, type ReportedChange } from '../publish/change-report.ts';
import { ByteBudget } from '../read/byte-budget.ts';
import { MAX_BATCH_BYTES } from '../read/in-batches.ts';
import { readList } from '../read/read-list.ts';
import { UnsettledRecords } from '../read/unsettled-records.ts';
import { baselineOf } from './baseline.ts';
import { KeySet } from './key-set.ts';
import { mappingVersionOf } from './mapping-version.ts';
import { RunBook } from './run-book.ts';
import type { RunContext } from './run-context.ts';
import { RunQuota } from './run-quota.ts';

export interface DryRunParts {
  readonly store: {
    readonly polls: Pick<Store['polls'], 'now' | 'status'>;
    readonly registry: Pick<Store['registry'], 'get'>;
    readonly snapshots: Pick<Store['snapshots'], 'byRawHash' | 'byKey' | 'scan' | 'traits' | 'count' | 'bytes'>;
    readonly payloads: Pick<Store['payloads'], 'get'>;
    readonly holds: Pick<Store['holds'], 'pending' | 'departure'>;
    readonly sourceContracts: Pick<Store['sourceContracts'], 'get'>;
  };
  readonly connector: Connector;
  readonly fetch: SourceFetch;
  readonly signal: AbortSignal;
  readonly maxRecords: number;
}

/** The result of a dry run: what a run of a source would do. */
export interface DryRun {
  readonly complete: boolean;
  readonly counts: RunCounts;
  /** Number of changes that it would publish: a renamed record counts as one removed and one created. */
  readonly published: Readonly<Record<ReportedChange['kind'], number>>;
  /** The first changes of each kind. */
  readonly changes: readonly ReportedChange[];
  /** The hold that the source would then have, if the run would change it. */
  readonly hold?: Hold;
  readonly evidence: readonly Evidence[];
  readonly problems: readonly Problem[];
  readonly problemsTotal: number;
}

/** Batches in memory at once: one read, one looked up, one planned. */
const BATCHES = 3;

/**
 * Plans a run of the given source, registered or not, by the code of a real run, and writes nothing. `signal` ends it. Throws `OutageError`
 * if the store does not answer; errors of the source are among the problems.
 */
export const dryRun = async (parts: DryRunParts, source: Source): Promise<DryRun> => {
  const { store, connector } = parts;
  const standing = await store.registry.get(source.id);
  const baselineChanged = standing !== undefined && baselineOf(standing) !== baselineOf(source);
  const knownAtStart = await store.snapshots.count(source.id);
  const book = new RunBook();
  const report = new ChangeReport();
  const changes = new RunChanges();
  const contract = await store.sourceContracts.get(source.id);
  const claim = await imaginedClaim(parts, source);
  const mappingVersion = mappingVersionOf(connector, source);
  const gate = new ContractGate({
    ...{ sink: report, changes, known: knownAtStart, room: new ByteBudget(MAX_WAITING_BYTES).open() },
    state: gateStateOf(contract, { source, claim, mappingVersion }),
  });
  const context: RunContext = {
    ...{ ...parts, source, book, sink: gate, gate, changes, knownAtStart, baselineChanged, claim, mappingVersion },
    ...defined({ contract }),
    reading: { kind: 'full', because: 'asked' },
    needsTraits: await lacksTraits(store.snapshots, source, contract, knownAtStart),
    hosts: new AnsweringHosts(),
    store: { payloads: store.payloads, holds: store.holds, snapshots: gate.over(store.snapshots) },
    announced: new Set(),
    seen: new KeySet(),
    unsettled: new UnsettledRecords(),
    quota: await quotaFor(parts, source, { knownAtStart, baselineChanged }),
    share: new ByteBudget(BATCHES * MAX_BATCH_BYTES).open(),
    parsing: new OneAtATime(),
    monotonic: () => performance.now(),
    reached: async () => undefined,
  };
  const { complete, evidence } = await readList(context);
  return {
    complete: book.balance() && complete,
    counts: book.counts,
    published: report.counts,
    changes: report.changes,
    ...defined({ hold: report.held }),
    evidence,
    problems: book.problems,
    problemsTotal: book.problemsTotal,
  };
};

/** Returns the quota of a run; with another endpoint or filter, and for a new source, that of a first run. */
const quotaFor = async (
  { store }: DryRunParts,
  source: Source,
  { knownAtStart, baselineChanged }: Pick<RunContext, 'knownAtStart' | 'baselineChanged'>,
): Promise<RunQuota> => {
  const bytes = await store.snapshots.bytes(source.id);
  const isFirst = baselineChanged || knownAtStart === 0;
  const limit = quotaOf(source.quota, isFirst ? undefined : { records: knownAtStart, bytes });
  return new RunQuota(limit, knownAtStart, async () => bytes);
};

/** Returns the claim that a run would have now. Takes no lease: others may poll the source meanwhile. */
const imaginedClaim = async ({ store }: DryRunParts, { id }: Source): Promise<Claim> => {
  const now = await store.polls.now();
  const { run, consecutiveFailures, records, lastCompleteAt } = await store.polls.status(id);
  return {
    sourceId: id,
    run: nextRunNumber(run, now),
    owner: 'dry-run',
    trigger: 'operator',
    claimedAt: now.toISOString(),
    announced: [],
    consecutiveFailures,
    trouble: { failures: consecutiveFailures },
    standing: standingOf({ failures: consecutiveFailures, everComplete: lastCompleteAt !== undefined }),
    records,
  };
};
