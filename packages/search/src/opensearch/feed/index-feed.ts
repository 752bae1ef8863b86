import { RELATED_TERMS_VERSION } from '@moisson/vocabularies';
import type { OpenSearchServer } from '../connection/server.ts';
import { writeAliasOf } from '../definition/index-names.ts';
import { AbandonedIndexes } from './abandoned-indexes.ts';
import { buildIndex } from './build-index.ts';
import { BulkWriter } from './bulk-writer.ts';
import { catchUp } from './catch-up.ts';
import { Comparison, type Suspect } from './comparison.ts';
import type { BuildReason, FeedEvents, FeedPorts, FeedTimes } from './feed-ports.ts';
import { writeState, type ReadState } from './index-state.ts';
import { FeederLease } from './lease.ts';
import { refreshIndex, theLiveIndex } from './live-index.ts';

/** How long changes are written before the position is stored. */
const FOLLOW_MS = 2000;
/** How often the position is stored although nothing changed: a sign of life. */
const BEAT_MS = 60_000;
/** Between two looks at all indexes. */
const HOUSEKEEPING_MS = 5000;
/** Between two pages of the comparison: this many times as long as one takes, so that it uses a twentieth of the servers' time. */
const COMPARISON_REST = 20;

/** Another feeder took over. */
class LeaseLost extends Error {}

interface Live {
  readonly name: string;
  readonly state: ReadState;
}

/** Keeps the index of a cluster equal to the catalogue, one turn at a time. */
export class IndexFeed {
  readonly #server: OpenSearchServer;
  readonly #ports: FeedPorts;
  readonly #events: FeedEvents;
  readonly #times: FeedTimes;
  readonly #lease: FeederLease;
  readonly #comparison: Comparison;
  readonly #abandoned: AbandonedIndexes;
  #isOurs = false;
  #isStopping = false;
  /** The index and position that were written last. */
  #last: Live | undefined;
  #isChecked = false;
  #beatAt = 0;
  #compareAt = 0;
  #housekeepingAt = 0;
  /** Differences of the comparison in progress, and of the last complete one. */
  #found = 0;
  #drift: number | undefined;

  constructor(server: OpenSearchServer, ports: FeedPorts, events: FeedEvents, times: FeedTimes) {
    [this.#server, this.#ports, this.#events, this.#times] = [server, ports, events, times];
    this.#lease = new FeederLease(server, times.leaseMs);
    this.#comparison = new Comparison(server, ports.reads);
    this.#abandoned = new AbandonedIndexes(server, times.abandonedMs);
  }

  /** Returns how many writes of datasets are not in the index yet; undefined if another feeder writes it. Throws `OutageError`. */
  async behind(): Promise<number | undefined> {
    if (!this.#isOurs) return undefined;
    const position = this.#last?.state.position ?? { number: 0 };
    const changed = await this.#ports.changes.after(position, 1);
    return (
      (changed === 'too-far' ? await this.#ports.changes.newest() : { number: changed.newest }).number - position.number
    );
  }

  /** The number of datasets that the last comparison found different; undefined before the first, or if another feeder writes the index. */
  get drift(): number | undefined {
    return this.#isOurs && this.#drift !== undefined ? Math.max(this.#drift, this.#found) : undefined;
  }

  /** Writes what changed, builds the index if it is not complete, compares a page. Returns whether more is to be done at once. Throws `OutageError`. */
  async turn(): Promise<boolean> {
    try {
      return await this.#turn();
    } catch (error) {
      if (!(error instanceof LeaseLost)) throw error;
      this.#isOurs = false;
      return false;
    }
  }

  /** Ends the turn in progress early: a build is given up. */
  stop(): void {
    this.#isStopping = true;
  }

  /** Gives the lease up, so that another feeder need not wait for its end. Throws `OutageError`. */
  release(): Promise<void> {
    return this.#lease.release();
  }

  async #turn(): Promise<boolean> {
    this.#isOurs = await this.#lease.hold();
    if (!this.#isOurs) return false;
    const live = await theLiveIndex(this.#server);
    if (live === undefined) return this.#build('missing');
    const { terms } = live.state;
    if (terms < RELATED_TERMS_VERSION) return this.#build('older');
    if (terms > RELATED_TERMS_VERSION) {
      // A newer version feeds it: its analysis is not ours.
      await this.#lease.release();
      return false;
    }
    return this.#follow(live);
  }

  async #follow(live: Live): Promise<boolean> {
    if (await this.#isAhead(live)) return this.#build('ahead');
    const writer = new BulkWriter(this.#server, writeAliasOf(live.name));
    const caught = await catchUp(this.#ports, writer, live.state.position, FOLLOW_MS);
    if (caught === 'too-far') return this.#build('behind');
    if (writer.written > 0) await refreshIndex(this.#server, live.name);
    const position = caught.position;
    const isNew = JSON.stringify(position) !== JSON.stringify(live.state.position);
    if (isNew || performance.now() - this.#beatAt >= BEAT_MS) await this.#store(live, position);
    else this.#last = live;
    if (!caught.isAll) return true;
    await this.#keepHouse(live.name);
    return this.#compare(this.#last!);
  }

  async #store({ name, state }: Live, position: ReadState['position']): Promise<void> {
    const next = { terms: state.terms, position };
    const version = await writeState(this.#server, writeAliasOf(name), next, state.version);
    // Another feeder stored its own, or the index is gone: the next turn reads what stands.
    if (version === undefined) throw new LeaseLost();
    this.#last = { name, state: { ...next, version } };
    this.#beatAt = performance.now();
  }

  /** Whether the index is at a position that the catalogue has not reached: the catalogue was set back. Looked at once for each comparison. */
  async #isAhead({ name, state }: Live): Promise<boolean> {
    if (this.#last?.name === name && this.#isChecked) return false;
    this.#isChecked = true;
    return (await this.#ports.changes.newest()).number < state.position.number;
  }

  /** Compares the next page if it is time. Returns whether differences were found, so that the next page need not wait. */
  async #compare(live: Live): Promise<boolean> {
    const begun = performance.now();
    if (begun < this.#compareAt) return false;
    const { suspects, isLast } = await this.#comparison.next(live.name);
    const isAhead = suspects.length > 0 && (await this.#repair(live, suspects));
    if (isAhead) return this.#build('ahead');
    const now = performance.now();
    const rest = Math.min(COMPARISON_REST * (now - begun), this.#times.compareEveryMs);
    this.#compareAt = now + (isLast ? this.#times.compareEveryMs : rest);
    if (isLast) [this.#drift, this.#found, this.#isChecked] = [this.#found, 0, false];
    return false;
  }

  /** Writes the datasets that differ although all changes are written. Returns whether the index is ahead of the catalogue. */
  async #repair({ name, state }: Live, suspects: readonly Suspect[]): Promise<boolean> {
    const writer = new BulkWriter(this.#server, writeAliasOf(name));
    // The position stays: what is written here is written once more in the next turn.
    if ((await catchUp(this.#ports, writer, state.position, FOLLOW_MS)) === 'too-far') return false;
    const { behind, extra, isAhead } = await this.#comparison.differences(name, suspects);
    if (isAhead) return true;
    const count = behind.length + extra.length;
    if (count === 0) return false;
    for await (const texts of this.#ports.reads.texts(behind)) for (const text of texts) await writer.put(text);
    await writer.flush();
    await writer.remove(extra);
    await refreshIndex(this.#server, name);
    this.#found += count;
    this.#events.repaired(count);
    return false;
  }

  async #keepHouse(live: string): Promise<void> {
    const now = performance.now();
    if (now < this.#housekeepingAt) return;
    this.#housekeepingAt = now + HOUSEKEEPING_MS;
    await this.#abandoned.deleteThem(live);
  }

  async #build(reason: BuildReason): Promise<boolean> {
    const { index, datasets } = await buildIndex(this.#server, this.#ports, async () => {
      if (this.#isStopping || !(await this.#lease.hold())) throw new LeaseLost();
    });
    this.#comparison.restart();
    this.#found = 0;
    this.#events.built(index, datasets, reason);
    return true;
  }
}
