import type { MergeStatement } from '@moisson/contracts';
import type { Records } from '../ports/records.ts';
import { holdersIn } from './cluster.ts';
import { joinLink, statedHolders, withJoins } from './merge-statements.ts';
import { joiningNeighbours, MAX_LINK_HOLDERS, mayJoin, type LinkHolder, type Neighbours } from './neighbours.ts';
import { claimsOf, idOf, linksOf, type StoredRecord } from './stored-record.ts';

/** What merging reads of the records. */
export type RecordReads = Pick<Records, 'get' | 'runs' | 'holders' | 'statementsOf'>;

/** Records and the links between them, read from the store as far as a walk needs them. */
export class RecordGraph {
  /** The holders of each link of the records that were read. */
  readonly holders = new Map<string, readonly LinkHolder[]>();
  readonly #store: RecordReads;
  readonly #changed: ReadonlyMap<string, StoredRecord>;
  readonly #records = new Map<string, StoredRecord>();
  /** A link with more holders than this joined none before the change either. */
  readonly #mostHolders: number;

  /** `changed`: records in memory, which are not read again. `changes`: how many records changed at once. */
  constructor(store: RecordReads, changed: ReadonlyMap<string, StoredRecord>, changes: number) {
    this.#store = store;
    this.#changed = changed;
    this.#mostHolders = MAX_LINK_HOLDERS + changes;
  }

  /** Returns these records, and those that share a link with one of them or hold one of the links. */
  async sharing(ids: readonly string[], links: readonly string[]): Promise<string[]> {
    await this.#read(ids, links);
    const sharing = new Set(ids);
    for (const link of new Set([...links, ...ids.flatMap((id) => this.#linksOf(id))])) {
      const held = this.holders.get(link) ?? [];
      if (held.length <= this.#mostHolders) for (const { id } of held) sharing.add(id);
    }
    return [...sharing];
  }

  /** Returns these records, and those with which they share a link that joins. */
  async neighbouring(ids: readonly string[]): Promise<string[]> {
    await this.#read(ids);
    return [...new Set([...ids, ...ids.flatMap((id) => [...(this.#neighboursOf(id)?.all.keys() ?? [])])])];
  }

  /**
   * Returns all records that may be in one dataset with the given ones, over any number of steps, and the given ones. At most `limit`,
   * roughly.
   */
  async reachableFrom(ids: readonly string[], limit: number): Promise<ReadonlyMap<string, StoredRecord>> {
    const members = new Map<string, StoredRecord>();
    for (let frontier = ids; frontier.length > 0 && members.size < limit;) {
      await this.#read(frontier);
      for (const id of frontier) {
        const record = this.#records.get(id);
        if (record !== undefined) members.set(id, record);
      }
      const candidates = frontier.flatMap((id) => this.#candidatesOf(id));
      await this.#read(candidates.map(([, other]) => other));
      const joined = candidates.filter(([id, other]) => !members.has(other) && this.#mayJoin(id, other));
      frontier = [...new Set(joined.map(([, other]) => other))];
    }
    return members;
  }

  /** Returns, by id, these records and those with the same claims. */
  async claimants(members: ReadonlyMap<string, StoredRecord>): Promise<ReadonlyMap<string, StoredRecord>> {
    const held = [...members.values()].flatMap(claimsOf).map((claim) => this.holders.get(claim) ?? []);
    const ids = held.filter(({ length }) => length <= MAX_LINK_HOLDERS).flatMap((some) => some.map(({ id }) => id));
    const others = await this.#store.get([...new Set(ids)].filter((id) => !this.#records.has(id)));
    return new Map([...this.#records, ...others]);
  }

  /** Returns the records that may be in one dataset with a record, as far as that record alone shows. */
  #candidatesOf(id: string): (readonly [string, string])[] {
    const neighbours = this.#neighboursOf(id);
    if (neighbours === undefined) return [];
    return [...neighbours.all.values()]
      .filter((other) => !other.live || neighbours.partners.has(other.id))
      .map((other) => [id, other.id]);
  }

  #mayJoin(id: string, other: string): boolean {
    const [a, b] = [this.#records.get(id), this.#records.get(other)];
    return a !== undefined && b !== undefined && mayJoin(a, this.#neighboursOf(id)!, b, this.#neighboursOf(other)!);
  }

  #neighboursOf(id: string): Neighbours | undefined {
    const record = this.#records.get(id);
    return record && joiningNeighbours(record, this.holders);
  }

  #linksOf(id: string): readonly string[] {
    const record = this.#records.get(id);
    return record === undefined ? [] : linksOf(record);
  }

  /** Reads records, and the holders of their links and of these links. */
  async #read(ids: readonly string[], links: readonly string[] = []): Promise<void> {
    const unread = [...new Set(ids)].filter((id) => !this.#records.has(id));
    const [stored, statements] = await Promise.all([
      this.#store.get(unread.filter((id) => !this.#changed.has(id))),
      this.#store.statementsOf(unread),
    ]);
    const found = unread.map((id) => this.#changed.get(id) ?? stored.get(id)).filter((record) => record !== undefined);
    const read = found.map((record) => withJoins(record, statements));
    for (const record of read) this.#records.set(idOf(record), record);
    await this.#readStated(statements);
    // The answer may lack links that only records in memory hold; links of earlier records were read with those.
    const inHand = holdersIn(read);
    const unasked = [...new Set([...links, ...inHand.keys()])].filter((link) => !this.holders.has(link));
    if (unasked.length === 0) return;
    const held = await this.#store.holders(unasked, this.#mostHolders + 1, [...this.#records.keys()]);
    for (const link of unasked) this.holders.set(link, held.get(link) ?? inHand.get(link) ?? []);
  }

  /** Notes who holds the links of statements: the store knows links of records alone. */
  async #readStated(statements: readonly MergeStatement[]): Promise<void> {
    const unknown = statements.filter((statement) => !this.holders.has(joinLink(statement)));
    if (unknown.length === 0) return;
    const ids = [...new Set(unknown.flatMap(({ records }) => records))].filter((id) => !this.#records.has(id));
    const others = await this.#store.get(ids.filter((id) => !this.#changed.has(id)));
    const known = new Map([...others, ...this.#changed, ...this.#records]);
    for (const statement of unknown) this.holders.set(joinLink(statement), statedHolders(statement, known));
  }
}
