import { LogPruner, ObservedChangeLog, SqliteChangeLog } from '@moisson/changelog';
import { Checker, gaugeLinks } from '@moisson/checker';
import { connectors, HostRobots } from '@moisson/connectors';
import { INDEXER_GROUP, topics, type FileUse, type RebuildStep, type SourceId } from '@moisson/contracts';
import { messageOf, systemClock, type Clock } from '@moisson/kernel';
import { Keyring, type ChangeLog, type Store } from '@moisson/domain';
import { GuardedFetch } from '@moisson/fetching';
import { DryRunner, Harvester } from '@moisson/harvester';
import { gaugeLag, Indexer, indexerEvents, type IndexerEvents } from '@moisson/indexer';
import { gaugeBounds, gaugeFiles, type Config, type Logger } from '@moisson/runtime';
import { DataDirLock, openSqliteStore } from '@moisson/store';
import { changeLogFile, dataFiles, searchImageDir } from './files.ts';
import { IndexerHost } from './indexer-host.ts';

const POLL_MS = 20;
const HOUR_MS = 3_600_000;
/** The lease of a host whose links are checked, in leases of a source: a turn there is long, and nothing renews its lease. */
const HOST_LEASES = 60;
/** Milliseconds. The indexer retries within five seconds, so an outage that it has not reported for this long is over. */
const OUTAGE_MS = 15_000;

export interface LineOptions {
  /** Replaces the system's clock: the indexer and searches then run in this thread, the indexer on that clock. */
  readonly clock?: Clock;
  /** By the clock above. */
  readonly leaseSeconds?: number;
}

/** The whole line in one process: the harvester and the indexer on SQLite, with what they share. */
export class EmbeddedLine {
  readonly store: Store;
  readonly changeLog: ChangeLog;
  readonly fetching: GuardedFetch;
  readonly harvester: Harvester;
  readonly dryRunner: DryRunner;
  /** Undefined if links are not checked. */
  readonly checker: Checker | undefined;
  /** The keys that encrypt credentials of sources. */
  readonly keyring: Keyring;
  readonly lock: DataDirLock;
  readonly clock: Clock;
  /** Returns the data files and their size on disk. */
  readonly files: () => readonly FileUse[];
  /** Deletes log messages that every reader has processed. */
  readonly pruner: LogPruner;
  readonly #hostRules: HostRobots;
  readonly #log: SqliteChangeLog;
  #indexer: Pick<Indexer, 'stop' | 'rebuild'> | undefined;
  /** The last outage that the indexer reported; undefined once it makes progress again. */
  #outage: { readonly error: unknown; readonly at: number } | undefined;
  /** Everything that is open, closed in reverse order. */
  #opened: AsyncDisposableStack;

  private constructor(
    opened: AsyncDisposableStack,
    config: Config,
    logger: Logger,
    { clock = systemClock, leaseSeconds = config.leaseSeconds }: LineOptions,
  ) {
    this.clock = clock;
    this.#opened = opened;
    this.lock = opened.adopt(DataDirLock.take(config.dataDir), (lock) => lock.release());
    this.lock.expectWhole(dataFiles(config.dataDir));
    this.fetching = opened.adopt(new GuardedFetch(config, clock), (one) => one.close());
    const search = { inThread: clock === systemClock, imageDir: searchImageDir(config.dataDir) };
    const store = opened.adopt(openSqliteStore(config.dataDir, clock, config.files, search), (one) => one.close());
    const log = SqliteChangeLog.open(changeLogFile(config.dataDir), clock, config.files.changelog);
    this.#log = opened.adopt(log, (one) => one.close());
    this.lock.markWhole();
    this.store = { ...store, check: () => this.#check(store) };
    this.files = () => [...store.files(), this.#log.file()];
    this.changeLog = new ObservedChangeLog(this.#log, 'sqlite');
    this.pruner = prunerOf(this.#log, config, logger);
    this.keyring = new Keyring(config.credentialKeys);
    this.#hostRules = new HostRobots(this.fetching);
    const parts = {
      store: this.store,
      changeLog: this.changeLog,
      connectors,
      fetching: this.fetching,
      hostRules: this.#hostRules,
      keyring: this.keyring,
      log: logger.child({ service: 'harvester' }),
      owner: `standalone-${process.pid}`,
      concurrency: config.concurrency,
      leaseSeconds,
    };
    this.harvester = new Harvester(parts);
    this.dryRunner = new DryRunner(parts);
    const { embedded, concurrency, periodDays } = config.checker;
    this.checker = !embedded
      ? undefined
      : new Checker({
          ...{ ...parts, concurrency, periodDays },
          log: logger.child({ service: 'checker' }),
          leaseSeconds: HOST_LEASES * leaseSeconds,
        });
  }

  /**
   * Takes the data folder's lock, opens the files, and starts to follow the log. Throws `data-dir.locked`, or what is wrong with a file.
   */
  static async open(config: Config, log: Logger, options: LineOptions = {}): Promise<EmbeddedLine> {
    await using opened = new AsyncDisposableStack();
    const line = new EmbeddedLine(opened, config, log, options);
    await line.#startIndexer(config, log);
    line.pruner.start();
    opened.defer(() => line.pruner.stop());
    opened.defer(() => line.harvester.stop());
    opened.defer(() => line.dryRunner.stop());
    opened.defer(() => line.checker?.stop());
    const { harvester, fetching, store } = line;
    opened.defer(gaugeLag(line.changeLog));
    opened.defer(gaugeBounds([...harvester.bounds, ...fetching.bounds, line.#hostRules.bound, ...store.bounds]));
    opened.defer(gaugeFiles(line.files));
    if (line.checker !== undefined) opened.defer(gaugeLinks(store.links));
    line.#opened = opened.move();
    return line;
  }

  async #startIndexer(config: Config, log: Logger): Promise<void> {
    const events = this.#watched(indexerEvents(log.child({ service: 'indexer' }), this.clock));
    if (this.clock === systemClock)
      this.#indexer = await IndexerHost.start({ dataDir: config.dataDir, limits: config.files }, events);
    else {
      const indexer = new Indexer({ store: this.store, changeLog: this.changeLog, clock: this.clock, events });
      await indexer.start();
      this.#indexer = indexer;
    }
    this.#opened.adopt(this.#indexer, (one) => one.stop());
  }

  #watched(events: IndexerEvents): IndexerEvents {
    return {
      ...events,
      indexed: (...args) => {
        this.#outage = undefined;
        events.indexed(...args);
      },
      outage: (error, attempt) => {
        this.#outage = { error, at: performance.now() };
        events.outage(error, attempt);
      },
    };
  }

  /** Readiness of the process: every file can be written, and the indexer has reported no current outage. Throws the reason. */
  async #check(store: Pick<Store, 'check'>): Promise<void> {
    await store.check();
    await this.#log.check();
    if (this.#outage !== undefined && performance.now() - this.#outage.at < OUTAGE_MS) throw this.#outage.error;
  }

  /**
   * Does one step of merging all datasets again from their stored records; after the last step, messages deleted from the log no longer
   * count as missing.
   */
  async rebuild(after: string | undefined): Promise<RebuildStep> {
    const step = await this.#indexer!.rebuild(after);
    if (step.next === undefined) this.#log.skipPruned(INDEXER_GROUP);
    return step;
  }

  /** Resolves once all events of the run are in the catalogue. */
  async indexed(runId: string): Promise<void> {
    const run = await this.store.runs.get(runId);
    while (!(await this.changeLog.reached(INDEXER_GROUP, run?.positions ?? [])))
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }

  /** Polls a source now, whatever its schedule, and waits until its events are in the catalogue. */
  async pollNow(sourceId: SourceId, trigger: 'operator' | 'schedule' = 'operator'): Promise<void> {
    const given = trigger === 'schedule' ? undefined : trigger;
    await this.store.polls.schedule(sourceId, await this.store.polls.now(), given);
    const run = await this.harvester.runOne(sourceId);
    if (run !== undefined) await this.indexed(run.id);
  }

  /** Stops the work in progress and closes the files. May be called twice. */
  close(): Promise<void> {
    return this.#opened.disposeAsync();
  }
}

const prunerOf = (changeLog: SqliteChangeLog, { logRetention }: Config, log: Logger): LogPruner =>
  new LogPruner(
    changeLog,
    {
      milliseconds: logRetention.hours * HOUR_MS,
      kept: { topics: [topics.deadLetters, topics.runs], milliseconds: logRetention.deadLetterHours * HOUR_MS },
    },
    {
      pruned: (messages) => log.info({ event: 'log.pruned', messages }, 'the log was cut'),
      outage: (error) => log.error({ event: 'dependency.unavailable', detail: messageOf(error) }, 'the log is not cut'),
    },
  );
