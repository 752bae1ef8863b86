import type { DatasetId, MergeStatement } from '@moisson/contracts';
import {
  holdersIn,
  idOf,
  linksOf,
  recordWrite,
  type DatasetHead,
  type DatasetWrite,
  type DatasetWrites,
  type Records,
  type RecordWrite,
  type StoredRecord,
} from '@moisson/domain';

/** The newest version of each record, in memory. What is read is noted. */
export class MemoryRecords implements Records {
  readonly stored = new Map<string, StoredRecord>();
  readonly statements = new Map<string, MergeStatement>();
  /** Ids asked for by `get`. */
  readonly got: string[] = [];
  readonly #formerLinks = new Map<string, readonly string[]>();

  constructor(...records: readonly StoredRecord[]) {
    for (const record of records) this.stored.set(idOf(record), record);
  }

  async put(records: readonly StoredRecord[]): Promise<readonly RecordWrite[]> {
    return records.map((record) => {
      const id = idOf(record);
      const before = this.stored.get(id);
      const write = recordWrite(
        record,
        before && { run: before.run, links: linksOf(before), formerLinks: this.#formerLinks.get(id) ?? [] },
      );
      if (write.outcome === 'applied') {
        this.stored.set(id, record);
        this.#formerLinks.set(id, write.formerLinks);
      }
      return write;
    });
  }

  async get(ids: readonly string[]): Promise<ReadonlyMap<string, StoredRecord>> {
    this.got.push(...ids);
    return new Map([...this.stored].filter(([id]) => ids.includes(id)));
  }

  async runs(ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
    return new Map([...this.stored].filter(([id]) => ids.includes(id)).map(([id, { run }]) => [id, run]));
  }

  async holders(links: readonly string[], limit: number) {
    const all = holdersIn([...this.stored.values()]);
    return new Map(links.map((link) => [link, (all.get(link) ?? []).slice(0, limit)]));
  }

  async state(statements: readonly MergeStatement[]): Promise<void> {
    for (const one of statements)
      if ((this.statements.get(one.id)?.version ?? 0) < one.version) this.statements.set(one.id, one);
  }

  async statementsOf(ids: readonly string[]): Promise<readonly MergeStatement[]> {
    return [...this.statements.values()].filter(
      ({ joined, records }) => joined && records.some((id) => ids.includes(id)),
    );
  }

  async scan(): Promise<readonly StoredRecord[]> {
    return [...this.stored.values()];
  }
}

/** The heads of datasets, in memory. Calls are noted. */
export class MemoryDatasets implements DatasetWrites {
  readonly stored = new Map<string, DatasetHead>();
  readonly written: DatasetWrite[] = [];
  /** Writes over a revision that was not current. */
  readonly refused: DatasetWrite[] = [];
  readonly calls: string[] = [];

  async heads(ids: readonly DatasetId[]): Promise<ReadonlyMap<string, DatasetHead>> {
    this.calls.push('heads');
    return new Map([...this.stored].filter(([id]) => ids.some((one) => one === id)));
  }

  async write(writes: readonly DatasetWrite[]): Promise<readonly boolean[]> {
    this.calls.push('write');
    return writes.map((write) => {
      const { id, expected, hash, leads, settled } = write;
      const before = this.stored.get(id);
      if ((before?.revision ?? 0) !== expected) {
        this.refused.push(write);
        return false;
      }
      this.written.push(write);
      const publishedRevision = before?.publishedRevision ?? 0;
      const head = { id, hash, leads, revision: expected + 1, publishedRevision };
      this.stored.set(id, settled === undefined ? head : { ...head, settled });
      return true;
    });
  }

  async markPublished(revisions: readonly Pick<DatasetHead, 'id' | 'revision'>[]): Promise<void> {
    this.calls.push('markPublished');
    for (const { id, revision } of revisions) {
      const head = this.stored.get(id);
      if (head !== undefined)
        this.stored.set(id, { ...head, publishedRevision: Math.max(head.publishedRevision, revision) });
    }
  }

  async unpublished(): Promise<readonly DatasetId[]> {
    return [...this.stored.values()].filter((one) => one.publishedRevision < one.revision).map(({ id }) => id);
  }
}
