import { isUploadAddress, type Run, type SourceId } from '@moisson/contracts';
import { defined, messageOf, MoissonError, OutageError, type Bounded } from '@moisson/kernel';
import {
  fetchOfSource,
  connectorOf,
  Keyring,
  maxOpenRuns,
  type ChangeLog,
  type Claim,
  type ClaimRequest,
  type Connectors,
  NO_RULES,
  PoliteFetch,
  type Fetching,
  type HostRulesReader,
  type Store,
} from '@moisson/domain';
import type { Logger } from '@moisson/runtime';
import { ByteBudget } from '../read/byte-budget.ts';
import { MAX_WAITING_BYTES } from '../judge/contract-gate.ts';
import { harvesterEvents } from '../events.ts';
import { MAX_BATCH_BYTES } from '../read/in-batches.ts';
import { OneAtATime } from './one-at-a-time.ts';
import { OpenRuns, type OpenPoll } from './open-runs.ts';
import { currentTraceId, inRunSpan } from '../run/run-span.ts';
import { runSource } from '../run/run-source.ts';
import { RunWatch } from '../run/run-watch.ts';

export interface HarvesterParts {
  readonly store: Store;
  readonly changeLog: ChangeLog;
  readonly connectors: Connectors;
  readonly fetching: Fetching;
  /** Reads what hosts ask in their robots.txt; without it only the settings of sources count. */
  readonly hostRules?: HostRulesReader;
  /** The keys that decrypt credentials of sources; without them a source that has some is not read. */
  readonly keyring?: Keyring;
  readonly log: Logger;
  readonly owner: string;
  /** Number of places: sources that are read at the same time. A run that has been waiting long for its source uses none. */
  readonly concurrency: number;
  readonly leaseSeconds: number;
  /** Maximum of records per source: a run that meets more ends as incomplete. */
  readonly maxRecords?: number;
  readonly random?: () => number;
  /** Milliseconds of a monotonic clock. */
  readonly monotonic?: () => number;
}

/** Milliseconds. By the monotonic clock: a timer of the system's clock would stop if that is set back. */
const TICK_MS = 1000;
/** Milliseconds between two looks at a run in progress: how far it is, and whether an operator ends it. */
const LOOK_MS = 1000;
/** Twice the largest catalogue with which Moisson is measured. */
const MAX_RECORDS = 2_000_000;
/** Maximum of raw bytes that all runs together hold before publishing: three batches (one is read, one waits, one is published). */
const MAX_RAW_BYTES = 3 * MAX_BATCH_BYTES;

/**
 * Polls the due sources. The tick only asks the store, which decides what is due and who holds it, so that any number of harvesters share
 * the work. Each harvester shares its own places fairly: see `mayStart` and `OpenRuns`.
 */
export class Harvester {
  readonly #parts: HarvesterParts & Required<Pick<HarvesterParts, 'keyring' | 'maxRecords' | 'monotonic'>>;
  readonly #events;
  readonly #running = new Set<Promise<unknown>>();
  readonly #open: OpenRuns;
  readonly #budget = new ByteBudget(MAX_RAW_BYTES);
  /** Memory for changes that wait until their run is judged. */
  readonly #room = new ByteBudget(2 * MAX_WAITING_BYTES);
  readonly #parsing = new OneAtATime();
  readonly #stopping = new AbortController();
  #timer: NodeJS.Timeout | undefined;
  /** Whether it has ticked: from then on it claims by itself. */
  #ticked = false;
  #claiming = false;
  /** A run was aborted because of our own store or log. */
  #outage = false;
  /** Whether to claim again after the claim in progress. */
  #again = false;
  /** Number of runs started by the tick. */
  #started = 0;
  /** Number of places given. */
  #given = 0;
  #lastLook = 0;

  /** The bounds of its memory. */
  get bounds(): readonly Bounded[] {
    const { concurrency, maxRecords } = this.#parts;
    const limit = maxOpenRuns(concurrency);
    return [
      { name: 'harvester.runs', limit, held: () => this.#running.size },
      { name: 'harvester.waiting', limit: this.#room.limit, held: () => this.#room.held },
      { name: 'harvester.keys', limit: limit * maxRecords, held: () => this.#open.keys },
    ];
  }

  constructor(parts: HarvesterParts) {
    this.#parts = { keyring: new Keyring([]), maxRecords: MAX_RECORDS, monotonic: () => performance.now(), ...parts };
    this.#open = new OpenRuns(parts.concurrency, this.#parts.monotonic);
    this.#events = harvesterEvents(parts.log);
  }

  /** Starts to claim due sources: every second, and whenever a run ends. */
  start(): void {
    this.#lastLook = this.#parts.monotonic();
    this.#timer ??= setInterval(() => void this.tick(), TICK_MS);
  }

  /**
   * Corrects due times that a clock set back has delayed, and claims due sources while places are free. Never rejects. After the first call
   * it also claims whenever a place may have become free.
   */
  async tick(): Promise<void> {
    this.#ticked = true;
    await this.#look(async () => {
      const sources = await this.#parts.store.polls.rebase();
      if (sources > 0) this.#events.clockSetBack(sources);
    });
  }

  async #look(first?: () => Promise<void>): Promise<void> {
    this.#again = true;
    if (this.#claiming || this.#stopping.signal.aborted) return;
    this.#claiming = true;
    try {
      if (this.#outage) await this.#writable();
      await first?.();
      while (this.#again) {
        this.#again = false;
        while (await this.#giveOne());
      }
    } catch (error) {
      this.#events.outage(error);
    } finally {
      // Counts as progress even after an outage: the loop is not stuck.
      this.#lastLook = this.#parts.monotonic();
      this.#claiming = false;
    }
  }

  /** Gives one place, alternately to a due source and to a paused run; returns whether a place was free and someone wanted it. */
  async #giveOne(): Promise<boolean> {
    if (this.#stopping.signal.aborted) return false;
    const startsFirst = this.#given % 2 === 0;
    const given =
      (startsFirst && (await this.#startOne())) || this.#open.resumeOne() || (!startsFirst && (await this.#startOne()));
    if (given) this.#given += 1;
    return given;
  }

  async #startOne(): Promise<boolean> {
    for (const standings of this.#open.mayStart(this.#started)) {
      const claim = await this.#claim({ standings });
      if (claim === undefined) continue;
      this.#started += 1;
      void this.#track(this.#run(claim));
      return true;
    }
    return false;
  }

  /** A place may have become free: if this harvester ticks, claim now; else only resume its own runs. */
  #placeFreed(): void {
    // When stopping, paused runs are resumed so that they notice the interruption.
    if (this.#stopping.signal.aborted) this.#open.resumeAll();
    else if (this.#ticked) void this.#look();
    else while (this.#open.resumeOne());
  }

  /** Runs one due source now and waits for it; returns undefined if it is not due or another harvester holds it. */
  runOne(sourceId: SourceId): Promise<Run | undefined> {
    return this.#track(this.#claim({ sourceId }).then((claim) => (claim === undefined ? undefined : this.#run(claim))));
  }

  /** Resolves when no run is in progress. */
  async idle(): Promise<void> {
    while (this.#running.size > 0) await Promise.allSettled(this.#running);
  }

  /** Milliseconds since the last request to the store; 0 before the start. */
  stalledMilliseconds(): number {
    return this.#timer === undefined ? 0 : this.#parts.monotonic() - this.#lastLook;
  }

  /** Interrupts the runs, and waits until their ends are stored. May be called twice. */
  async stop(): Promise<void> {
    this.#stopping.abort(new Error('stopping'));
    clearInterval(this.#timer);
    this.#placeFreed();
    await this.idle();
  }

  #track<T>(work: Promise<T>): Promise<T> {
    this.#running.add(work);
    const done = (): void => void this.#running.delete(work);
    work.then(done, done);
    return work;
  }

  /** While nothing can be stored, no source is polled, because that would be in vain. Throws `OutageError`. */
  async #writable(): Promise<void> {
    await this.#parts.store.check();
    await this.#parts.changeLog.check();
    this.#outage = false;
  }

  #claim(wanted: Pick<ClaimRequest, 'sourceId' | 'standings'>): Promise<Claim | undefined> {
    const { store, owner, leaseSeconds } = this.#parts;
    return store.polls.claim({ owner, leaseSeconds, except: this.#open.sourceIds, ...wanted });
  }

  #run(claim: Claim): Promise<Run | undefined> {
    return inRunSpan(claim, () => this.#poll(claim));
  }

  async #poll(claim: Claim): Promise<Run | undefined> {
    const { store, changeLog, connectors, fetching, hostRules, keyring, leaseSeconds } = this.#parts;
    const { maxRecords, random = Math.random } = this.#parts;
    const open = this.#open.open(claim);
    const share = this.#budget.open();
    const room = this.#room.open();
    const lost = new AbortController();
    const cancelled = new AbortController();
    const signal = AbortSignal.any([this.#stopping.signal, lost.signal, cancelled.signal]);
    const watch = new RunWatch({
      ...{ claim, records: store.records, monotonic: this.#parts.monotonic },
      ...defined({ traceId: currentTraceId() }),
    });
    const look = setInterval(() => void this.#watchOver(watch, open, cancelled), LOOK_MS);
    const renewal = setInterval(
      () => {
        store.polls.renew(claim, leaseSeconds).catch((error: unknown) => {
          if (error instanceof MoissonError && error.code === 'run.lease-lost') lost.abort(error);
          else this.#events.outage(error);
        });
      },
      (leaseSeconds * 1000) / 3,
    );
    try {
      const source = await store.registry.get(claim.sourceId);
      if (source === undefined) throw new MoissonError('request.not-found', { what: `source ${claim.sourceId}` });
      this.#events.started(claim);
      const vault = { credentials: store.credentials, keyring };
      const isUploaded = isUploadAddress(source.endpoint);
      const polite = new PoliteFetch(
        source,
        async () => (isUploaded ? undefined : await hostRules?.rulesOf(source, signal)) ?? NO_RULES,
        (raised) => fetchOfSource({ fetching, vault, uploads: store.uploads }, raised, signal),
      );
      const fetch = this.#open.byTurns(polite, open, () => this.#placeFreed());
      const connector = connectorOf(connectors, source);
      const run = await runSource(
        {
          store,
          changeLog: watch.events(changeLog),
          connector: watch.pages(connector),
          fetch: watch.requests(fetch),
          remarks: () => polite.remarks,
          signal,
          random,
          seen: open.seen,
          maxRecords,
          share,
          room,
          parsing: this.#parsing,
          monotonic: this.#parts.monotonic,
        },
        claim,
        source,
      );
      await this.#keepDetail(watch, open);
      this.#events.finished(run);
      return run;
    } catch (error) {
      if (error instanceof OutageError) {
        this.#outage = true;
        this.#events.outage(error);
      } else this.#events.abandoned(claim, messageOf(error));
      return undefined;
    } finally {
      this.#open.close(open);
      share.close();
      room.close();
      clearInterval(renewal);
      clearInterval(look);
      this.#placeFreed();
    }
  }

  /** Stores how far a run is, and ends it if an operator ordered so. Never rejects. */
  async #watchOver(watch: RunWatch, open: OpenPoll, cancelled: AbortController): Promise<void> {
    const { sourceId, run } = open.claim;
    try {
      const order = await this.#parts.store.runDetails.cancelled(sourceId);
      if (order?.run === run) cancelled.abort(new MoissonError('run.cancelled', { by: order.by }));
    } catch (error) {
      this.#events.outage(error);
    }
    await this.#keepDetail(watch, open);
  }

  /** Stores how a run goes. Never rejects: a run does not fail because nobody can look at it. */
  async #keepDetail(watch: RunWatch, { seen }: OpenPoll): Promise<void> {
    const { store } = this.#parts;
    try {
      await store.runDetails.put(watch.detail(seen.size, await store.polls.now()));
    } catch (error) {
      this.#events.outage(error);
    }
  }
}
