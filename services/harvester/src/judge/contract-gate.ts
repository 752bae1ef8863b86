import type { Hold } from '@moisson/contracts';
import type { SnapshotEntry, Snapshots, SourceContract } from '@moisson/domain';
import type { ChangeSink } from '../publish/change-sink.ts';
import type { RecordChange } from '../publish/record-change.ts';
import type { ByteShare } from '../read/byte-budget.ts';
import type { RunChanges } from './run-changes.ts';

/** Maximum of bytes that the changes of one run may take while they wait. */
export const MAX_WAITING_BYTES = 16 * 1024 * 1024;
/** What a change takes beside its event and its raw record: the snapshot's entry. */
const ENTRY_BYTES = 2000;

/**
 * - `open`: publishes at once (there is no contract yet, or the run was found to conform).
 * - `waiting`: keeps the changes until the run is judged.
 * - `judging`: too many changes to keep; none is published, the list is only read to judge it.
 * - `closed`: the run departs; nothing is published.
 */
export type GateState = 'open' | 'waiting' | 'judging' | 'closed';

interface GateParts {
  readonly sink: ChangeSink;
  readonly changes: RunChanges;
  /** Live records of the snapshot when the run began. */
  readonly known: number;
  readonly state: GateState;
  /** Memory that waiting changes of all runs share. */
  readonly room: ByteShare;
}

/** Stands before the sink of a run: its changes are published only once the run is known to conform to the contract. */
export class ContractGate implements ChangeSink {
  readonly #parts: GateParts;
  #state: GateState;
  #waiting: (readonly RecordChange[])[] = [];
  /** The entries of waiting changes, by key. */
  readonly #entries = new Map<string, SnapshotEntry>();
  #bytes = 0;
  #heldBack = 0;

  constructor(parts: GateParts) {
    [this.#parts, this.#state] = [parts, parts.state];
  }

  get state(): GateState {
    return this.#state;
  }

  /** Number of changes that are not published. */
  get heldBack(): number {
    return this.#heldBack;
  }

  async publish(changes: readonly RecordChange[]): Promise<void> {
    if (changes.length === 0) return;
    if (this.#state === 'open') return this.#parts.sink.publish(changes);
    this.#heldBack += changes.length;
    if (this.#state !== 'waiting' || this.#keep(changes)) return;
    if (this.#areHarmless) {
      await this.#release();
      await this.#parts.sink.publish(changes);
      this.#heldBack = 0;
    } else {
      this.#drop();
      this.#state = 'judging';
    }
  }

  /** Entries without a published change cannot depart. */
  commit(entries: readonly SnapshotEntry[]): Promise<void> {
    return this.#parts.sink.commit(entries);
  }

  hold(hold: Hold): Promise<void> {
    return this.#parts.sink.hold(hold);
  }

  learn(contract: SourceContract): Promise<void> {
    return this.#parts.sink.learn(contract);
  }

  /** Publishes what waits, if that is harmless before the run is judged; returns whether nothing waits any more. */
  async releaseEarly(): Promise<boolean> {
    if (this.#state !== 'waiting' || this.#waiting.length === 0) return true;
    if (!this.#areHarmless) return false;
    await this.#release();
    return true;
  }

  /** The run conforms: publishes what waits, and from now on everything at once. */
  async open(): Promise<void> {
    this.#state = 'open';
    await this.#release();
  }

  /** The run departs: drops what waits. */
  close(): void {
    this.#drop();
    this.#state = 'closed';
  }

  /** Returns the snapshots as they would be if what waits were committed: a later batch may have records of the same keys. */
  over(
    snapshots: Pick<Snapshots, 'byKey' | 'byRawHash' | 'scan' | 'traits'>,
  ): Pick<Snapshots, 'byKey' | 'byRawHash' | 'scan' | 'traits'> {
    return {
      byRawHash: (sourceId, hashes) => snapshots.byRawHash(sourceId, hashes),
      // Every waiting record was met, and who scans leaves out what was met.
      scan: (sourceId, after, limit) => snapshots.scan(sourceId, after, limit),
      traits: (sourceId) => snapshots.traits(sourceId),
      byKey: async (sourceId, keys) => {
        const found = await snapshots.byKey(sourceId, keys);
        const waiting = keys.flatMap((key) => {
          const entry = this.#entries.get(key);
          return entry === undefined ? [] : [[key, entry] as const];
        });
        return waiting.length === 0 ? found : new Map([...found, ...waiting]);
      },
    };
  }

  get #areHarmless(): boolean {
    return this.#parts.changes.areFew(this.#parts.known);
  }

  /** Keeps changes; returns false, and keeps none of them, if there is no room. */
  #keep(changes: readonly RecordChange[]): boolean {
    const bytes = changes.reduce(
      (sum, { message, payload }) => sum + ENTRY_BYTES + message.value.byteLength + (payload?.body.byteLength ?? 0),
      0,
    );
    if (this.#bytes + bytes > MAX_WAITING_BYTES || !this.#parts.room.takeNow(bytes)) return false;
    this.#bytes += bytes;
    this.#waiting.push(changes.map(withOwnBytes));
    for (const { recordKey, entry } of changes) if (entry !== undefined) this.#entries.set(recordKey, entry);
    return true;
  }

  async #release(): Promise<void> {
    for (let next = this.#waiting.shift(); next !== undefined; next = this.#waiting.shift())
      await this.#parts.sink.publish(next);
    this.#drop();
    this.#heldBack = 0;
    this.#parts.changes.published();
  }

  #drop(): void {
    this.#waiting = [];
    this.#entries.clear();
    this.#parts.room.give(this.#bytes);
    this.#bytes = 0;
  }
}

/** Copies the raw record: it is a view of its page, which must not stay in memory for it. */
const withOwnBytes = (change: RecordChange): RecordChange =>
  change.payload === undefined
    ? change
    : { ...change, payload: { ...change.payload, body: Uint8Array.from(change.payload.body) } };
