import type { DatasetChange, DatasetQuery, OrganizationCount } from '@moisson/domain';
import { announceNotice, defined, OutageError, said, type Bounded } from '@moisson/kernel';
import type { Worker } from 'node:worker_threads';
import { wordMemory } from '../../text/analyse.ts';
import type { FoundIds } from '../../page/found.ts';
import type { SearchEngine } from '../search-engine.ts';
import { SearchIndex } from '../search-index.ts';
import { EngineThread, ThreadEnded, type ThreadState } from './engine-thread.ts';
import type { Called, SentQuery } from './messages.ts';

/** Milliseconds until a thread that ended is started again; doubled each time that it ended before it answered. */
const [FIRST_PAUSE_MS, MAX_PAUSE_MS] = [500, 30_000];

/**
 * An index in a thread of its own, which is started at the first call: neither its searches nor its upkeep delay this thread. If the thread
 * dies, its calls reject with `search.interrupted`, and one of the next calls starts it again.
 */
export class ThreadedEngine implements SearchEngine {
  readonly #start: () => Worker;
  readonly #lookMs: number | undefined;
  readonly #state: ThreadState = { names: new Map(), held: [] };
  #thread: EngineThread | undefined;
  #failures = 0;
  /** By `performance.now()`. */
  #startNotBefore = 0;
  #reason = '';
  #isClosed = false;

  /** `start`: starts a thread that calls `serveEngine`. `lookMs`: see `EngineThread`. */
  constructor(start: () => Worker, lookMs?: number) {
    [this.#start, this.#lookMs] = [start, lookMs];
  }

  readonly bounds: readonly Bounded[] = [...new SearchIndex().bounds, wordMemory].map(({ name, limit }, at) => ({
    ...{ name, limit },
    held: () => this.#state.held[at] ?? 0,
  }));

  async refresh(): Promise<void> {
    await this.#call('refresh');
  }

  async find({ organizations, absentRecords, ...query }: DatasetQuery): Promise<FoundIds> {
    const { lists } = this.#running();
    const [first, second] = await Promise.all([
      organizations && lists.versionOf('organizations', organizations),
      absentRecords && lists.versionOf('absentRecords', absentRecords),
    ]);
    const sent: SentQuery = { query, versions: defined({ organizations: first, absentRecords: second }) };
    return (await this.#call('find', sent)) as FoundIds;
  }

  async organizations(): Promise<readonly OrganizationCount[]> {
    return (await this.#call('organizations')) as readonly OrganizationCount[];
  }

  nameOf(organization: string): string | undefined {
    return this.#state.names.get(organization.toLowerCase());
  }

  async suggest(beginning: string, limit: number): Promise<readonly string[]> {
    return (await this.#call('suggest', beginning, limit)) as readonly string[];
  }

  async changes(prefix: string, limit: number, after?: string): Promise<readonly DatasetChange[]> {
    return (await this.#call('changes', prefix, limit, after)) as readonly DatasetChange[];
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#thread?.close();
  }

  async #call(name: Called, ...args: readonly unknown[]): Promise<unknown> {
    const thread = this.#running();
    try {
      return await thread.call(name, args);
    } catch (error) {
      throw error instanceof ThreadEnded ? interrupted(error.message) : error;
    }
  }

  /** Returns the running thread; starts it if there is none. Throws `search.interrupted` while that must wait. */
  #running(): EngineThread {
    if (this.#isClosed) throw new Error('the search is closed');
    if (this.#thread === undefined) {
      if (performance.now() < this.#startNotBefore) throw interrupted(this.#reason);
      const thread = new EngineThread(this.#start(), this.#state, this.#lookMs);
      this.#thread = thread;
      void thread.ended.then((reason) => this.#end(thread, reason));
    }
    return this.#thread;
  }

  #end(thread: EngineThread, reason: string): void {
    this.#thread = undefined;
    this.#state.held = [];
    if (this.#isClosed) return;
    this.#failures = thread.hasAnswered ? 0 : this.#failures + 1;
    this.#startNotBefore =
      performance.now() + Math.min(MAX_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(this.#failures, 10));
    this.#reason = reason;
    announceNotice('search.interrupted', interrupted(reason));
  }
}

const interrupted = (reason: string): OutageError =>
  new OutageError('search', new Error(reason), {
    code: 'search.interrupted',
    params: { dependency: said('Le fil des recherches', 'The thread of searches') },
  });
