/** A record as its bytes, and their hash. */
export interface RawRecord {
  readonly slice: Uint8Array;
  readonly hash: string;
}
