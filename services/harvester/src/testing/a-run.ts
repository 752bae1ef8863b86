import { RecordKey, SourceId, type DepartureHold, type Hold, type RemovalHold, type Source } from '@moisson/contracts';
import {
  rawHash,
  type Claim,
  type Payload,
  type SnapshotEntry,
  type SourceContract,
  type SourceFetch,
} from '@moisson/domain';
import { jsonFormat } from '@moisson/formats';
import { defined } from '@moisson/kernel';
import { aSource } from '@moisson/testkit';
import { AnsweringHosts } from '../judge/answering-hosts.ts';
import { ContractGate } from '../judge/contract-gate.ts';
import { RunChanges } from '../judge/run-changes.ts';
import { OneAtATime } from '../claim/one-at-a-time.ts';
import type { ChangeSink } from '../publish/change-sink.ts';
import type { RecordChange } from '../publish/record-change.ts';
import { ByteBudget } from '../read/byte-budget.ts';
import { UnsettledRecords } from '../read/unsettled-records.ts';
import { KeySet } from '../run/key-set.ts';
import { RunBook } from '../run/run-book.ts';
import type { RunContext } from '../run/run-context.ts';
import { RunQuota } from '../run/run-quota.ts';
import { bytesOf, identitiesOf, toyConnector, type ToyRecord } from './toy-connector.ts';

export const NOW = '2026-11-27T12:00:00.000Z';

/** The second run of Laval, which begins now. */
export const aClaim = (changes: Partial<Claim> = {}): Claim => ({
  ...{ sourceId: SourceId.parse('laval'), run: 2, owner: 'test', trigger: 'schedule', claimedAt: NOW, announced: [] },
  ...{ consecutiveFailures: 0, trouble: { failures: 0 }, standing: 'proven', records: 0 },
  ...changes,
});

/** What the first run committed of a record. */
export const anEntry = (record: ToyRecord, changes: Partial<SnapshotEntry> = {}): SnapshotEntry => ({
  ...{ recordKey: RecordKey.parse(record.key), run: 1, rawHash: rawHash(bytesOf(record)), bytes: 10 },
  contentHash: rawHash(jsonFormat.canonicalText({ ...record }, new Set())),
  ...{ mappingVersion: 1, firstSeenAt: '2026-11-01T12:00:00.000Z', label: record.title, links: [], state: 'live' },
  identities: identitiesOf(record),
  ...changes,
});

/** Keeps what a run would write. */
export class RecordingSink implements ChangeSink {
  readonly published: RecordChange[] = [];
  readonly committed: SnapshotEntry[] = [];
  readonly holds: Hold[] = [];
  readonly contracts: SourceContract[] = [];

  async publish(changes: readonly RecordChange[]): Promise<void> {
    this.published.push(...changes);
  }

  async commit(entries: readonly SnapshotEntry[]): Promise<void> {
    this.committed.push(...entries);
  }

  async hold(hold: Hold): Promise<void> {
    this.holds.push(hold);
  }

  async learn(contract: SourceContract): Promise<void> {
    this.contracts.push(contract);
  }
}

interface Given {
  readonly source?: Partial<Source>;
  readonly claim?: Partial<Claim>;
  /** The snapshot. */
  readonly entries?: readonly SnapshotEntry[];
  /** The raw records that are stored. */
  readonly payloads?: readonly ToyRecord[];
  readonly pending?: RemovalHold;
  readonly departure?: DepartureHold;
  /** With one, the run is judged by it before anything is published. */
  readonly contract?: SourceContract;
  /** Keys that the run met. */
  readonly seen?: readonly string[];
  readonly fetch?: SourceFetch;
}

/** A run over a snapshot in memory. What it writes is kept by its sink. */
export const aRun = (given: Given = {}): RunContext & { readonly sink: RecordingSink } => {
  const entries = [...(given.entries ?? [])].sort((a, b) => (a.recordKey < b.recordKey ? -1 : 1));
  const payloads = new Map(
    given.payloads?.map((record): [string, Payload] => [
      record.key,
      { recordKey: RecordKey.parse(record.key), run: 1, body: bytesOf(record) },
    ]),
  );
  const live = entries.filter(({ state }) => state === 'live').length;
  const seen = new KeySet();
  for (const key of given.seen ?? []) seen.add(key);
  const [sink, changes] = [new RecordingSink(), new RunChanges()];
  const gate = new ContractGate({
    ...{ sink, changes, known: live, room: new ByteBudget(100_000_000).open() },
    state: given.contract === undefined ? 'open' : 'waiting',
  });
  const traits = new Map<string, number>();
  for (const one of entries)
    if (one.state === 'live') traits.set(one.traits ?? '', (traits.get(one.traits ?? '') ?? 0) + 1);
  return {
    source: aSource(given.source),
    claim: aClaim(given.claim),
    ...{ connector: toyConnector, mappingVersion: 1, knownAtStart: live, baselineChanged: false, maxRecords: 1000 },
    ...{ book: new RunBook(), announced: new Set(given.claim?.announced), seen, unsettled: new UnsettledRecords() },
    quota: new RunQuota({ records: 1000, bytes: 1_000_000 }, live, async () => 0),
    ...{ gate, changes, hosts: new AnsweringHosts(), needsTraits: false },
    ...defined({ contract: given.contract }),
    reading: { kind: 'full', because: 'first' },
    store: {
      snapshots: {
        traits: async () => traits,
        byRawHash: async () => new Map(),
        byKey: async (_, keys) =>
          new Map(entries.filter((one) => keys.includes(one.recordKey)).map((one) => [one.recordKey, one])),
        scan: async (_, after, limit) =>
          entries.filter((one) => after === undefined || one.recordKey > after).slice(0, limit),
      },
      payloads: { get: async (_, key) => payloads.get(key) },
      holds: { pending: async () => given.pending, departure: async () => given.departure },
    },
    sink,
    fetch: given.fetch ?? { send: () => Promise.reject(new Error('not asked')) },
    signal: new AbortController().signal,
    share: new ByteBudget(1_000_000).open(),
    parsing: new OneAtATime(),
    monotonic: () => 0,
    reached: async () => undefined,
  };
};
