import type { RecordKey } from '@moisson/contracts';
import type { Bounded } from '@moisson/kernel';
import type { Identities } from '@moisson/domain';
import type { RawRecord } from './raw-record.ts';

/** A record whose key can be told only once the list is read to its end. */
export interface UnsettledRecord extends RawRecord {
  readonly published: RecordKey;
  readonly identities: Identities;
}

/** Bytes of raw records that one run puts aside. */
const MAX_BYTES = 16 * 1024 * 1024;

/**
 * The records of a run that are put aside until its list is read: another dataset may have their key. Few, as a rule: the
 * ones whose title, service or landing page changed, and those that share their published key.
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

  /** Keeps a copy: the record is a view of its page, which is not to stay in memory for it. */
  add({ slice, hash, published }: RawRecord & { readonly published: RecordKey }, identities: Identities): void {
    this.#records.push({ slice: Uint8Array.from(slice), hash, published, identities });
    this.#bytes += slice.length;
  }

  /** Hands all of them over. */
  take(): readonly UnsettledRecord[] {
    this.#bytes = 0;
    return this.#records.splice(0);
  }
}
