import { SqliteChangeLog, ObservedChangeLog } from '@moisson/changelog';
import { connectors } from '@moisson/connectors';
import { INDEXER_GROUP, type SourceId } from '@moisson/contracts';
import { systemClock, type ChangeLog, type Clock, type Store } from '@moisson/domain';
import { GuardedFetch } from '@moisson/fetching';
import { Harvester } from '@moisson/harvester';
import { gaugeLag, Indexer, indexerEvents } from '@moisson/indexer';
import { gaugeBounds, type Config, type Logger } from '@moisson/runtime';
import { DataDirLock, openSqliteStore } from '@moisson/store';
import { changeLogFile } from './files.ts';
import { IndexerHost } from './indexer-host.ts';

const POLL_MS = 20;

export interface LineOptions {
  /** Another clock than the system's: the indexer then runs in the same thread, on that clock. */
  readonly clock?: Clock;
  /** On the clock above. */
  readonly leaseSeconds?: number;
}

/** The line in one process: the harvester and the indexer on SQLite, with what they share. */
export class EmbeddedLine {
  readonly store: Store;
  readonly changeLog: ChangeLog;
  readonly fetching: GuardedFetch;
  readonly harvester: Harvester;
  readonly lock: DataDirLock;
  readonly clock: Clock;
  #indexer: Pick<Indexer, 'stop'> | undefined;
  readonly #endGauges: (() => void)[] = [];

  private constructor(
    config: Config,
    log: Logger,
    { clock = systemClock, leaseSeconds = config.leaseSeconds }: LineOptions,
  ) {
    this.lock = DataDirLock.take(config.dataDir);
    this.clock = clock;
    this.store = openSqliteStore(config.dataDir, clock);
    this.changeLog = new ObservedChangeLog(SqliteChangeLog.open(changeLogFile(config.dataDir), clock), 'sqlite');
    this.fetching = new GuardedFetch(config, clock);
    this.harvester = new Harvester({
      store: this.store,
      changeLog: this.changeLog,
      connectors,
      fetching: this.fetching,
      log: log.child({ service: 'harvester' }),
      owner: `standalone-${process.pid}`,
      concurrency: config.concurrency,
      leaseSeconds,
    });
  }

  /** Takes the data folder, opens the files, and starts following the log. Throws `data-dir.locked`. */
  static async open(config: Config, log: Logger, options: LineOptions = {}): Promise<EmbeddedLine> {
    const line = new EmbeddedLine(config, log, options);
    try {
      await line.#startIndexer(config, log);
      return line;
    } catch (error) {
      await line.close();
      throw error;
    }
  }

  async #startIndexer(config: Config, log: Logger): Promise<void> {
    const events = indexerEvents(log.child({ service: 'indexer' }), this.clock);
    const { harvester, fetching, store } = this;
    this.#endGauges.push(
      gaugeLag(this.changeLog),
      gaugeBounds([...harvester.bounds, ...fetching.bounds, ...store.bounds]),
    );
    if (this.clock === systemClock) this.#indexer = await IndexerHost.start(config.dataDir, events);
    else {
      const indexer = new Indexer({ store: this.store, changeLog: this.changeLog, clock: this.clock, events });
      await indexer.start();
      this.#indexer = indexer;
    }
  }

  /** Resolves when all events of the run are in the catalogue. */
  async indexed(runId: string): Promise<void> {
    const run = await this.store.runs.get(runId);
    while (!(await this.changeLog.reached(INDEXER_GROUP, run?.positions ?? [])))
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }

  /** Polls a source now, whatever its schedule, and waits until its events are in the catalogue. */
  async pollNow(sourceId: SourceId): Promise<void> {
    await this.store.polls.schedule(sourceId, await this.store.polls.now(), 'operator');
    const run = await this.harvester.runOne(sourceId);
    if (run !== undefined) await this.indexed(run.id);
  }

  /** Ends what is under way and closes the files. May be called twice. */
  async close(): Promise<void> {
    for (const end of this.#endGauges.splice(0)) end();
    await this.harvester.stop();
    await this.#indexer?.stop();
    await this.changeLog.close();
    await this.store.close();
    this.fetching.close();
    this.lock.release();
  }
}
