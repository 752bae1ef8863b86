import {
  messageOf,
  MoissonError,
  OutageError,
  type Protocol,
  type Run,
  type SourceId,
  type Bounded,
} from '@moisson/contracts';
import type { ChangeLog, Claim, Connector, Store } from '@moisson/domain';
import type { GuardedFetch } from '@moisson/fetching';
import type { Logger } from '@moisson/runtime';
import cron from 'node-cron';
import { harvesterEvents } from './events.ts';
import { KeySet } from './key-set.ts';
import { inPollSpan } from './poll-span.ts';
import { pollSource } from './poll-source.ts';

export interface HarvesterParts {
  readonly store: Store;
  readonly changeLog: ChangeLog;
  readonly connectors: Readonly<Record<Protocol, Connector>>;
  readonly fetching: GuardedFetch;
  readonly log: Logger;
  readonly owner: string;
  /** Sources polled at the same time. */
  readonly concurrency: number;
  readonly leaseSeconds: number;
  /** Of one source: a run ends, incomplete, that meets more. */
  readonly maxRecords?: number;
  readonly random?: () => number;
}

/** Twice the largest catalogue that Moisson is measured with. */
const MAX_RECORDS = 2_000_000;

/**
 * Polls what is due. The cron tick only asks the store; what is due, and who holds it, stands there, so that any number
 * of harvesters share the work.
 */
export class Harvester {
  readonly #parts: HarvesterParts & { readonly maxRecords: number };
  readonly #events;
  readonly #running = new Set<Promise<unknown>>();
  /** Of the runs under way: the keys that each has met. */
  readonly #keys = new Set<KeySet>();
  readonly #stopping = new AbortController();
  #tick: { stop(): void | Promise<void> } | undefined;
  #claiming = false;
  /** A run was given up because of our own store or log. */
  #outage = false;
  #lastLook = performance.now();

  /** What it holds in memory. */
  get bounds(): readonly Bounded[] {
    const { concurrency, maxRecords } = this.#parts;
    const keys = (): number => [...this.#keys].reduce((sum, { size }) => sum + size, 0);
    return [
      { name: 'harvester.runs', limit: concurrency, held: () => this.#running.size },
      { name: 'harvester.keys', limit: concurrency * maxRecords, held: keys },
    ];
  }

  constructor(parts: HarvesterParts) {
    this.#parts = { maxRecords: MAX_RECORDS, ...parts };
    this.#events = harvesterEvents(parts.log);
  }

  /** Starts looking for due sources, every second. */
  start(): void {
    this.#lastLook = performance.now();
    this.#tick ??= cron.schedule('* * * * * *', () => this.tick(), { timezone: 'UTC', noOverlap: true });
  }

  /** Claims due sources until nothing is due or all places are taken. Never rejects. */
  async tick(): Promise<void> {
    if (this.#claiming || this.#stopping.signal.aborted) return;
    this.#claiming = true;
    try {
      if (this.#outage) await this.#writable();
      while (this.#running.size < this.#parts.concurrency) {
        const claim = await this.#claim();
        if (claim === undefined) break;
        void this.#track(this.#run(claim));
      }
    } catch (error) {
      this.#events.outage(error);
    } finally {
      // An answer or a failure: either way it went on.
      this.#lastLook = performance.now();
      this.#claiming = false;
    }
  }

  /** Runs one due source now and waits for it; nothing where it is not due or somebody else polls it. */
  runOne(sourceId: SourceId): Promise<Run | undefined> {
    return this.#track(this.#claim(sourceId).then((claim) => (claim === undefined ? undefined : this.#run(claim))));
  }

  /** Resolves when nothing is being read. */
  async idle(): Promise<void> {
    while (this.#running.size > 0) await Promise.allSettled(this.#running);
  }

  /** Milliseconds since the last look at the store; 0 before it has started. */
  stalledMilliseconds(): number {
    return this.#tick === undefined ? 0 : performance.now() - this.#lastLook;
  }

  /** Interrupts what is being read, and waits until its runs are written down. May be called twice. */
  async stop(): Promise<void> {
    this.#stopping.abort(new Error('stopping'));
    await this.#tick?.stop();
    await this.idle();
  }

  #track<T>(work: Promise<T>): Promise<T> {
    this.#running.add(work);
    const done = (): void => void this.#running.delete(work);
    work.then(done, done);
    return work;
  }

  /** While nothing can be kept, no source is asked in vain, again and again. Throws `OutageError`. */
  async #writable(): Promise<void> {
    await this.#parts.store.check();
    await this.#parts.changeLog.check();
    this.#outage = false;
  }

  #claim(sourceId?: SourceId): Promise<Claim | undefined> {
    const { store, owner, leaseSeconds } = this.#parts;
    return store.polls.claim({ owner, leaseSeconds, ...(sourceId === undefined ? {} : { sourceId }) });
  }

  #run(claim: Claim): Promise<Run | undefined> {
    return inPollSpan(claim, () => this.#poll(claim));
  }

  async #poll(claim: Claim): Promise<Run | undefined> {
    const { store, changeLog, connectors, fetching, leaseSeconds } = this.#parts;
    const { maxRecords, random = Math.random } = this.#parts;
    const seen = new KeySet();
    this.#keys.add(seen);
    const lost = new AbortController();
    const signal = AbortSignal.any([this.#stopping.signal, lost.signal]);
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
      const { crawlDelaySeconds, timeoutSeconds } = source.politeness;
      const fetch = fetching.forSource({ crawlDelaySeconds, timeoutSeconds, signal });
      const connector = connectors[source.protocol];
      const run = await pollSource(
        { store, changeLog, connector, fetch, signal, random, seen, maxRecords },
        claim,
        source,
      );
      this.#events.finished(run);
      return run;
    } catch (error) {
      if (error instanceof OutageError) {
        this.#outage = true;
        this.#events.outage(error);
      } else this.#events.abandoned(claim, messageOf(error));
      return undefined;
    } finally {
      this.#keys.delete(seen);
      clearInterval(renewal);
    }
  }
}
