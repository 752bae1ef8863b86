import { DryRunResult, type DryRunExtent, type DryRunProgress, type Source } from '@moisson/contracts';
import { defined } from '@moisson/kernel';
import {
  nextRunNumber,
  quotaOf,
  standingOf,
  type Claim,
  type Connector,
  type Records,
  type SourceFetch,
  type Store,
} from '@moisson/domain';
import { OneAtATime } from '../claim/one-at-a-time.ts';
import { AnsweringHosts } from '../judge/answering-hosts.ts';
import { ContractGate, MAX_WAITING_BYTES } from '../judge/contract-gate.ts';
import { gateStateOf, lacksTraits } from '../judge/gate-of.ts';
import { RunChanges } from '../judge/run-changes.ts';
import { ByteBudget } from '../read/byte-budget.ts';
import { MAX_BATCH_BYTES } from '../read/in-batches.ts';
import { readList } from '../read/read-list.ts';
import { UnsettledRecords } from '../read/unsettled-records.ts';
import { baselineOf } from '../run/baseline.ts';
import { KeySet } from '../run/key-set.ts';
import { mappingVersionOf } from '../run/mapping-version.ts';
import { RunBook } from '../run/run-book.ts';
import type { RunContext } from '../run/run-context.ts';
import { RunQuota } from '../run/run-quota.ts';
import { asUnknown } from './as-unknown.ts';
import { ChangeReport } from './change-report.ts';
import { CountedFetch } from './counted-fetch.ts';
import { DatasetReport } from './dataset-report.ts';
import { firstRecordsOf } from './first-records.ts';
import { LikelyDuplicates } from './likely-duplicates.ts';
import { overPlanned, type Planned } from './over-planned.ts';
import { plannedDatasets } from './planned-datasets.ts';
import { PreviewFetch } from './preview-bounds.ts';

export interface DryRunParts {
  readonly store: {
    readonly polls: Pick<Store['polls'], 'now' | 'status'>;
    readonly registry: Pick<Store['registry'], 'get'>;
    readonly snapshots: Pick<Store['snapshots'], 'byRawHash' | 'byKey' | 'scan' | 'traits' | 'count' | 'bytes'>;
    readonly payloads: Pick<Store['payloads'], 'get'>;
    readonly holds: Pick<Store['holds'], 'pending' | 'departure'>;
    readonly sourceContracts: Pick<Store['sourceContracts'], 'get'>;
    readonly records: Store['records'];
    readonly datasetWrites: Store['datasetWrites'];
    readonly datasetReads: Store['datasetReads'];
  };
  readonly connector: Connector;
  readonly fetch: SourceFetch;
  readonly signal: AbortSignal;
  readonly maxRecords: number;
  /** An empty place for the records that would be published, and for what would be committed of them: they are too many for memory. */
  readonly scratch: Planned & { readonly records: Records };
  /** How much is read; all by default. */
  readonly extent?: DryRunExtent;
  /** Examples of each kind; 10 by default. */
  readonly samples?: number;
  /** Called with how far it is, at least after each batch. Reading goes on once it resolves. */
  readonly progress?: (progress: DryRunProgress) => Promise<void>;
}

const SAMPLES = 10;

/** Batches in memory at once: one read, one looked up, one planned. */
const BATCHES = 3;

/**
 * Plans a run of the given source, registered or not, by the code of a real run, and writes nothing. `signal` ends it. Throws `OutageError`
 * if the store does not answer; errors of the source are among the problems.
 */
export const dryRun = async (given: DryRunParts, source: Source): Promise<DryRunResult> => {
  const parts = given.extent === 'preview' ? ofFirstRecords(given) : given;
  const { store, connector, scratch, signal, samples = SAMPLES, progress = async () => undefined } = parts;
  const began = performance.now();
  const fetch = new CountedFetch(parts.fetch);
  const standing = await store.registry.get(source.id);
  const baselineChanged = standing !== undefined && baselineOf(standing) !== baselineOf(source);
  const knownAtStart = await store.snapshots.count(source.id);
  const book = new RunBook();
  const report = new ChangeReport({
    samples,
    keep: async ({ records, entries, payloads }) => {
      if (records.length > 0) await scratch.records.put(records);
      if (entries.length > 0) await scratch.snapshots.put(source.id, entries);
      if (payloads.length > 0) await scratch.payloads.put(source.id, payloads);
    },
  });
  const changes = new RunChanges();
  const contract = await store.sourceContracts.get(source.id);
  const claim = await imaginedClaim(parts, source);
  const mappingVersion = mappingVersionOf(connector, source);
  const gate = new ContractGate({
    ...{ sink: report, changes, known: knownAtStart, room: new ByteBudget(MAX_WAITING_BYTES).open() },
    state: gateStateOf(contract, { source, claim, mappingVersion }),
  });
  const planned = overPlanned(store, scratch);
  const say: Say = (done) => progress({ ...done, requests: fetch.requests, bytes: fetch.bytes });
  const context: RunContext = {
    ...{
      ...parts,
      fetch,
      source,
      book,
      sink: gate,
      gate,
      changes,
      knownAtStart,
      baselineChanged,
      claim,
      mappingVersion,
    },
    ...defined({ contract }),
    reading: { kind: 'full', because: 'asked' },
    needsTraits: await lacksTraits(store.snapshots, source, contract, knownAtStart),
    hosts: new AnsweringHosts(),
    store: { payloads: planned.payloads, holds: store.holds, snapshots: gate.over(planned.snapshots) },
    announced: new Set(),
    seen: new KeySet(),
    unsettled: new UnsettledRecords(),
    quota: await quotaFor(parts, source, { knownAtStart, baselineChanged }),
    share: new ByteBudget(BATCHES * MAX_BATCH_BYTES).open(),
    parsing: new OneAtATime(),
    monotonic: () => performance.now(),
    reached: () => say({ phase: 'reading', records: context.seen.size, ...defined({ of: knownAtStart || undefined }) }),
  };
  const { complete, evidence } = await readList(context);
  signal.throwIfAborted();
  const { datasets, duplicates } = await mergedReport(parts, source, samples, say);
  const { preview } = report;
  return DryRunResult.parse({
    complete: book.balance() && complete,
    counts: book.counts,
    ...{ records: report.counts, recordSamples: report.changes },
    ...{ datasets: datasets.counts, datasetSamples: datasets.differences },
    ...{ likelyDuplicates: duplicates.found, likelyDuplicatesTotal: duplicates.total },
    ...defined({ hold: report.held, quality: preview.quality }),
    preview: preview.records,
    ...{
      organizations: preview.organizations,
      licences: preview.licences,
      themes: preview.themes,
      formats: preview.formats,
    },
    ...{ findings: preview.findings, evidence, problems: book.problems, problemsTotal: book.problemsTotal },
    ...{ requests: fetch.requests, bytes: fetch.bytes, seconds: (performance.now() - began) / 1000 },
  });
};

/** Returns the parts with which the first records of a source are read, as if it had never been. */
const ofFirstRecords = (parts: DryRunParts): DryRunParts => ({
  ...parts,
  store: { ...parts.store, ...asUnknown },
  connector: firstRecordsOf(parts.connector),
  fetch: new PreviewFetch(parts.fetch),
});

type Say = (done: Omit<DryRunProgress, 'requests' | 'bytes'>) => Promise<void>;

/** Merges what would be published with the catalogue, in memory, page by page. */
const mergedReport = async (
  { store, scratch, signal }: DryRunParts,
  { id }: Source,
  samples: number,
  say: Say,
): Promise<{ readonly datasets: DatasetReport; readonly duplicates: LikelyDuplicates }> => {
  const [datasets, duplicates] = [new DatasetReport(id, samples), new LikelyDuplicates(id, samples)];
  for await (const page of plannedDatasets({ store, changed: scratch.records, signal })) {
    for (const planned of page.datasets) {
      datasets.add(planned);
      duplicates.add(planned);
    }
    await say({ phase: 'merging', records: page.records });
  }
  await duplicates.compare(store, signal, (records) => say({ phase: 'comparing', records }));
  return { datasets, duplicates };
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
