import { readDataset, type DatasetText } from '@moisson/domain';
import { announceUnreadable, readableOf } from '@moisson/kernel';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { outageOf, type ServerFault } from '../connection/classified.ts';
import type { OpenSearchServer } from '../connection/server.ts';
import { indexedDocument } from '../definition/indexed-document.ts';

/** Documents of one request. */
const MAX_DOCUMENTS = 250;
/** Characters of datasets in one request. Their documents are of about that size. */
const MAX_CHARS = 2_000_000;
/** Documents that are made before other work gets its turn. */
const TURN = 10;

interface BulkItem {
  readonly status: number;
  readonly _id: string;
  readonly error?: ServerFault;
}
interface BulkAnswer {
  readonly errors: boolean;
  readonly items: readonly Readonly<Record<string, BulkItem>>[];
}

/**
 * Writes datasets into an index, each with its revision as the version of its document: a write that comes late, or twice, never replaces a
 * newer revision. So any number of writers may write at once.
 */
export class BulkWriter {
  readonly #server: OpenSearchServer;
  readonly #writeAlias: string;
  #texts: DatasetText[] = [];
  #chars = 0;
  #written = 0;

  constructor(server: OpenSearchServer, writeAlias: string) {
    [this.#server, this.#writeAlias] = [server, writeAlias];
  }

  /** How many datasets were sent so far. */
  get written(): number {
    return this.#written;
  }

  /** Adds a dataset; one that is not live, or cannot be read, is deleted. Throws `OutageError`. */
  async put(text: DatasetText): Promise<void> {
    this.#texts.push(text);
    this.#chars += text.json.length;
    if (this.#texts.length >= MAX_DOCUMENTS || this.#chars >= MAX_CHARS) await this.flush();
  }

  /** Sends what was added. Afterwards it is stored, and found after the next refresh. Throws `OutageError`. */
  async flush(): Promise<void> {
    const texts = this.#texts;
    [this.#texts, this.#chars] = [[], 0];
    if (texts.length === 0) return;
    const lines: object[] = [];
    for (const [at, text] of texts.entries()) {
      if (at % TURN === TURN - 1) await nextTurn();
      lines.push(...linesOf(text));
    }
    const refused = await this.#send(lines);
    this.#written += texts.length;
    if (refused.size === 0) return;
    await this.#send(
      texts.filter(({ id }) => refused.has(id)).flatMap((text) => [{ index: headOf(text) }, stubOf(text)]),
    );
  }

  /** Deletes these documents, unless they were replaced by a newer revision meanwhile. Throws `OutageError`. */
  async remove(documents: readonly { readonly id: string; readonly revision: number }[]): Promise<void> {
    if (documents.length === 0) return;
    await this.#send(
      documents.map(({ id, revision }) => ({
        delete: { _id: id, version: revision, version_type: 'external_gte' },
      })),
    );
  }

  /** Returns the ids of the documents that OpenSearch refuses. */
  async #send(lines: readonly object[]): Promise<ReadonlySet<string>> {
    const { body } = await this.#server.ask<BulkAnswer>('POST', `/${this.#writeAlias}/_bulk`, {
      lines,
      query: { require_alias: true, filter_path: 'errors,items.*._id,items.*.status,items.*.error' },
    });
    if (!body.errors) return new Set();
    return new Set(body.items.flatMap((item) => refusedId(Object.values(item)[0]!)));
  }
}

const headOf = ({ id, revision }: DatasetText): object => ({ _id: id, version: revision, version_type: 'external' });

/** In place of a document that cannot be made: no search finds it, and the comparison with the catalogue sees its revision. */
const stubOf = ({ id }: DatasetText): object => ({ id });

const linesOf = (text: DatasetText): object[] => {
  if (text.state !== 'live') return [{ delete: headOf(text) }];
  const [document = stubOf(text)] = readableOf(
    'dataset',
    [text],
    ({ id }) => id,
    ({ json }) => indexedDocument(readDataset(json)),
  );
  return [{ index: headOf(text) }, document];
};

/** Conflict: a newer revision is stored. Not found: what was to be deleted is not there. */
const DONE = new Set([404, 409]);

/** Returns the id if the document is refused. Throws `OutageError`. */
const refusedId = ({ status, _id: id, error }: BulkItem): readonly string[] => {
  if (error === undefined || (DONE.has(status) && error.type !== 'index_not_found_exception')) return [];
  const outage = outageOf(status, error);
  if (outage !== undefined) throw outage;
  announceUnreadable('dataset', id, new Error(`OpenSearch: ${error.type}: ${error.reason}`));
  return [id];
};
