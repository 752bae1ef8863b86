import type { RecordKey } from '@moisson/contracts';
import type { Bounded } from '@moisson/kernel';
import type { Identities } from '@moisson/domain';
import type { RawRecord } from './raw-record.ts';

/** A record whose key is known only once the list has been read to its end. */
export interface UnsettledRecord extends RawRecord {
  readonly published: RecordKey;
  readonly identities: Identities;
}

/** Maximum of raw bytes that one run puts aside. */
const MAX_BYTES = 16 * 1024 * 1024;

/**
 * The records that a run puts aside until its list is read, because another dataset may have their key. Usually few: records whose title,
 * service or landing page changed, and those that share a published key.
 */
export class UnsettledRecords {
  readonly #records: UnsettledRecord[] = [];
  #bytes = 0;

  get size(): number {
    return this.#records.length;
  }

  get isFull(): boolean {
    return this.#bytes >= MAX_BYTES;
  }

  get bound(): Bounded {
    return { name: 'harvester.unsettled', limit: MAX_BYTES, held: () => this.#bytes };
  }

  /** Stores a copy: the record is a view of its page, which must not stay in memory for it. */
  add({ slice, hash, published }: RawRecord & { readonly published: RecordKey }, identities: Identities): void {
    this.#records.push({ slice: Uint8Array.from(slice), hash, published, identities });
    this.#bytes += slice.length;
  }

  /** Removes and returns all of them. */
  take(): readonly UnsettledRecord[] {
    this.#bytes = 0;
    return this.#records.splice(0);
  }
}
