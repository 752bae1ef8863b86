/** The bytes of a record, and their hash. */
export interface RawRecord {
  readonly slice: Uint8Array;
  readonly hash: string;
}
