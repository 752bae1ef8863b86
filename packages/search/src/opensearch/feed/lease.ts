import { randomUUID } from 'node:crypto';
import type { OpenSearchServer } from '../connection/server.ts';
import { aliasOf, leaseIndexOf } from '../definition/index-names.ts';

interface LeaseDocument {
  readonly found?: boolean;
  readonly _seq_no: number;
  readonly _primary_term: number;
  readonly _source?: { readonly owner?: string };
}

interface Seen {
  readonly seqNo: number;
  readonly term: number;
  readonly owner: string;
  /** When this version was first seen. */
  readonly at: number;
}

/**
 * The lease by which one feeder at a time writes the index. Two at once would do no harm, only the same work twice. No clocks are compared:
 * a lease ends for others once they have seen it unchanged for its duration, by their own monotonic clock.
 */
export class FeederLease {
  readonly #server: OpenSearchServer;
  readonly #durationMs: number;
  readonly #owner = randomUUID();
  #seen: Seen | undefined;

  /** `durationMs`: how long after its last sign of life another feeder takes over. */
  constructor(server: OpenSearchServer, durationMs: number) {
    [this.#server, this.#durationMs] = [server, durationMs];
  }

  /** Takes or renews the lease; returns whether it is ours. Call it more often than its duration. Throws `OutageError`. */
  async hold(): Promise<boolean> {
    const seen = this.#seen;
    const now = performance.now();
    if (seen?.owner === this.#owner && now - seen.at < this.#durationMs / 3) return true;
    const { body } = await this.#server.ask<LeaseDocument>('GET', this.#path, { answers: [404] });
    if (body.found !== true) {
      // Also where the cluster creates no index by itself. 400: it exists.
      const definition = {
        settings: { number_of_shards: 1, auto_expand_replicas: '0-1' },
        mappings: { enabled: false },
      };
      await this.#server.ask('PUT', `/${leaseIndexOf(this.#server.index)}`, { body: definition, answers: [400] });
      return this.#write({ op_type: 'create' });
    }
    const { _seq_no: seqNo, _primary_term: term, _source: { owner = '' } = {} } = body;
    const isSame = seen !== undefined && seen.seqNo === seqNo && seen.term === term;
    this.#seen = isSame ? seen : { seqNo, term, owner, at: now };
    const isFree = owner === this.#owner || owner === '' || now - this.#seen.at >= this.#durationMs;
    return isFree && this.#write({ if_seq_no: seqNo, if_primary_term: term });
  }

  /** Gives the lease up, so that another feeder need not wait for its end. Throws `OutageError`. */
  async release(): Promise<void> {
    const seen = this.#seen;
    if (seen?.owner !== this.#owner) return;
    this.#seen = undefined;
    await this.#put({ if_seq_no: seen.seqNo, if_primary_term: seen.term }, '');
  }

  async #write(over: Readonly<Record<string, string | number>>): Promise<boolean> {
    const written = await this.#put(over, this.#owner);
    this.#seen = written;
    return written !== undefined;
  }

  /** Returns undefined if another feeder wrote meanwhile. */
  async #put(over: Readonly<Record<string, string | number>>, owner: string): Promise<Seen | undefined> {
    // Before the request: the lease begins when others may see it.
    const at = performance.now();
    const { status, body } = await this.#server.ask<LeaseDocument>('PUT', this.#path, {
      body: { owner },
      query: over,
      answers: [409],
    });
    return status === 409 ? undefined : { seqNo: body._seq_no, term: body._primary_term, owner, at };
  }

  get #path(): string {
    return `/${leaseIndexOf(this.#server.index)}/_doc/${aliasOf(this.#server.index)}`;
  }
}
