import type { MergeStatement } from '@moisson/contracts';
import type { Records } from '../ports/records.ts';
import type { LinkHolder } from './neighbours.ts';
import type { RecordReads } from './record-graph.ts';
import type { StoredRecord } from './stored-record.ts';

/**
 * Records as they would be if those of `over` were put over those of `base`: what a dry run merges. Reads both, writes
 * neither.
 */
export class OverlaidRecords implements RecordReads {
  readonly #base: RecordReads;
  readonly #over: Pick<Records, 'get' | 'runs' | 'holders'>;

  constructor(base: RecordReads, over: Pick<Records, 'get' | 'runs' | 'holders'>) {
    [this.#base, this.#over] = [base, over];
  }

  get = async (ids: readonly string[]): Promise<ReadonlyMap<string, StoredRecord>> => {
    const over = await this.#over.get(ids);
    const rest = ids.filter((id) => !over.has(id));
    return rest.length === 0 ? over : new Map([...(await this.#base.get(rest)), ...over]);
  };

  runs = async (ids: readonly string[]): Promise<ReadonlyMap<string, number>> => {
    const [base, over] = await Promise.all([this.#base.runs(ids), this.#over.runs(ids)]);
    return new Map([...base, ...over]);
  };

  /** A dry run states nothing: decisions of operators are those of the base. */
  statementsOf = (ids: readonly string[]): Promise<readonly MergeStatement[]> => this.#base.statementsOf(ids);

  /** Leaves out no link, because a link that one record holds in each of the two is shared. */
  holders = async (links: readonly string[], limit: number): Promise<ReadonlyMap<string, readonly LinkHolder[]>> => {
    const over = await this.#over.holders(links, limit);
    const holders = new Map<string, readonly LinkHolder[]>();
    let unread = links;
    // Holders that are replaced do not count: with many of them, more must be read.
    for (let asked = limit; unread.length > 0; asked *= 2) {
      const base = await this.#base.holders(unread, asked);
      const replaced = await this.#over.runs([...new Set([...base.values()].flat().map(({ id }) => id))]);
      const short: string[] = [];
      for (const link of unread) {
        const below = base.get(link) ?? [];
        const kept = below.filter(({ id }) => !replaced.has(id));
        const found = [...kept, ...(over.get(link) ?? [])];
        if (below.length >= asked && found.length < limit) short.push(link);
        else if (found.length > 0) holders.set(link, found.slice(0, limit));
      }
      unread = short;
    }
    return holders;
  };
}
