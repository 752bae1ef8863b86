import { applyTopics, declaredTopics, KafkaChangeLog } from '@moisson/changelog/kafka';
import { INDEXER_GROUP, type SourceId } from '@moisson/contracts';
import { idOf, type ChangeLog, type Store, type StoredRecord, type StoredRun } from '@moisson/domain';
import { distributedForm, readConfig, type Config, type Distributed } from '@moisson/runtime';
import { migrateMongoStore, openMongoStore } from '@moisson/store/mongo';
import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { startNode, stopProcess, untilOutput } from './process.ts';

export type ServiceName = 'harvester' | 'indexer' | 'portal' | 'operator' | 'monitor' | 'checker';

const POLL_MS = 50;
/** Milliseconds. No run of a test takes longer; after that the test fails with the services' logs. */
const PATIENCE_MS = 180_000;

/** A service that runs as a process. */
export interface ServiceProcess {
  readonly name: ServiceName;
  readonly url: string;
  readonly child: ChildProcess;
  readonly settings: Readonly<Record<string, string>>;
  /** Returns its standard error so far: its log. */
  readonly log: () => string;
}

export interface Servers {
  readonly brokers: readonly string[];
  readonly mongodbUri: string;
}

interface PreparedForm {
  readonly env: Readonly<Record<string, string>>;
  readonly config: Config;
  readonly form: Distributed;
}

/** Creates the topics and the database of one test on these servers. */
export const prepareForm = async (
  { brokers, mongodbUri }: Servers,
  settings: Readonly<Record<string, string>> = {},
): Promise<PreparedForm> => {
  const uri = new URL(mongodbUri);
  uri.pathname = `/t-${randomUUID()}`;
  const env = {
    MOISSON_FORM: 'distributed',
    KAFKA_BROKERS: brokers.join(),
    KAFKA_TOPIC_PREFIX: `t-${randomUUID()}.`,
    MONGODB_URI: uri.href,
    MOISSON_EGRESS_ALLOW: '127.0.0.0/8',
    ...settings,
  };
  const config = readConfig(env);
  const form = distributedForm(config);
  await applyTopics({ ...form.kafka, clientId: 'test' }, declaredTopics());
  await migrateMongoStore(form.mongodb);
  return { env, config, form };
};

/** Runs a test on its own distributed line, and leaves no process behind. */
export const withDistributedLine = async (
  servers: Servers,
  work: (line: DistributedLine) => Promise<void>,
  settings: Readonly<Record<string, string>> = {},
): Promise<void> => {
  const line = await DistributedLine.open(servers, settings);
  try {
    await work(line);
  } finally {
    await line.close();
  }
};

/** The distributed form on real servers, with its own topics and database; its services are processes. */
export class DistributedLine {
  readonly store: Store;
  readonly changeLog: ChangeLog;
  readonly env: Readonly<Record<string, string>>;
  readonly processes = new Set<ServiceProcess>();
  /** How many more times a service that ended itself is restarted, as its supervisor would. */
  restartsLeft = 0;
  patienceMs = PATIENCE_MS;

  private constructor({ kafka, mongodb }: Distributed, env: Readonly<Record<string, string>>) {
    this.store = openMongoStore(mongodb);
    this.changeLog = new KafkaChangeLog({ ...kafka, clientId: 'test' });
    this.env = env;
  }

  static async open(servers: Servers, settings: Readonly<Record<string, string>> = {}): Promise<DistributedLine> {
    const { env, form } = await prepareForm(servers, settings);
    return new DistributedLine(form, env);
  }

  /** Starts a service on free ports, and waits until it listens. */
  async start(name: ServiceName, settings: Readonly<Record<string, string>> = {}): Promise<ServiceProcess> {
    const ports = { [`MOISSON_${name.toUpperCase()}_PORT`]: '0', MOISSON_METRICS_PORT: '0' };
    const child = startNode(`services/${name}/src/main.ts`, [], { ...this.env, ...ports, ...settings });
    let log = '';
    child.stderr!.on('data', (chunk: Buffer) => (log = (log + chunk.toString()).slice(-100_000)));
    const said = await untilOutput(child, /^\w+ http:\S+$/m);
    const url = /^\w+ (http:\S+)$/m.exec(said)![1]!;
    const process = { name, url, child, settings, log: () => log };
    this.processes.add(process);
    return process;
  }

  /** Kills it as a fault would. */
  async kill(process: ServiceProcess): Promise<void> {
    this.processes.delete(process);
    if (process.child.exitCode !== null || process.child.signalCode !== null) return;
    await new Promise((resolve) => {
      process.child.once('close', resolve);
      process.child.kill('SIGKILL');
    });
  }

  /** Makes sources due now; resolves with the run of each, once its events are in the catalogue. */
  async poll(ids: readonly SourceId[]): Promise<StoredRun[]> {
    const before = new Map((await this.store.polls.statuses()).map(({ sourceId, run }) => [sourceId, run]));
    const now = await this.store.polls.now();
    for (const id of ids) await this.store.polls.schedule(id, now, 'operator');
    return Promise.all(ids.map((id) => this.runAfter(id, before.get(id) ?? 0)));
  }

  /** Resolves with the first finished run of a source after a run number, once its events are in the catalogue. */
  async runAfter(id: SourceId, before: number): Promise<StoredRun> {
    const until = performance.now() + this.patienceMs;
    for (;;) {
      await this.tend();
      if (performance.now() > until) throw new Error(`no run of ${id} after ${before}:\n${this.#said()}`);
      const [run] = await this.store.runs.list({ sourceId: id, limit: 1 });
      if (run !== undefined && run.run > before && (await this.changeLog.reached(INDEXER_GROUP, run.positions)))
        return run;
      await pause(POLL_MS);
    }
  }

  /** Restarts services that ended themselves, and prints that; throws, with the log, if that is not expected. */
  async tend(): Promise<void> {
    for (const ended of this.processes) {
      const { name, child, settings, log } = ended;
      if (child.exitCode === null && child.signalCode === null) continue;
      this.processes.delete(ended);
      const text = `${name} ended with ${child.exitCode ?? child.signalCode}:\n${log().slice(-4000)}\n`;
      if ((this.restartsLeft -= 1) < 0) throw new Error(text);
      process.stderr.write(text);
      await this.start(name, settings);
    }
  }

  async records(): Promise<StoredRecord[]> {
    const records: StoredRecord[] = [];
    for (let page = await this.store.records.scan(undefined, 1000); page.length > 0;) {
      records.push(...page);
      page = await this.store.records.scan(idOf(page.at(-1)!), 1000);
    }
    return records;
  }

  /** Returns the number of messages ever published on these topics: the lag of a group that never read. */
  published(...topics: readonly string[]): Promise<number> {
    return this.changeLog.lag('never-read', topics);
  }

  /** Stops all services gracefully; resolves with the exit codes. */
  async stopAll(): Promise<(number | null)[]> {
    const codes = await Promise.all([...this.processes].map(({ child }) => stopProcess(child)));
    this.processes.clear();
    return codes;
  }

  /** Kills the processes that still run, and closes the connections to the servers. */
  async close(): Promise<void> {
    await Promise.all([...this.processes].map((process) => this.kill(process)));
    await this.changeLog.close();
    await this.store.close();
  }

  #said(): string {
    return [...this.processes].map(({ name, log }) => `${name}:\n${log().slice(-3000)}`).join('\n');
  }
}
