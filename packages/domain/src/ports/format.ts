/** A record read from its bytes. */
export interface FormatRecord<R> {
  /**
   * The record as the source sent it, without credentials. Keys are read from it, because repairing two identifiers may
   * make them equal.
   */
  readonly given: R;
  /** The same record with well-formed text only. It is compared, mapped and stored. */
  readonly record: R;
  /** Whether credentials were removed. */
  readonly scrubbed: boolean;
}

/** The encoding of a protocol's records: from bytes to a record and back. Only the protocol's folder knows `R`. */
export interface Format<R = unknown> {
  /** Media type of one record (RFC 6838). */
  readonly mediaType: string;
  /**
   * Returns the record in these bytes. User names and passwords in its addresses are removed. Throws a `MoissonError`
   * (`record.malformed`, `record.not-an-object`, `record.too-complex`) if the bytes are not a record.
   */
  parse(bytes: Uint8Array): FormatRecord<R>;
  /**
   * Returns the record's text without its volatile fields. It does not depend on the order of the fields: records are
   * compared by its hash.
   */
  canonicalText(record: R, volatileFields: ReadonlySet<string>): string;
  /** Returns bytes that `parse` reads as this record. */
  bytesOf(record: R): Uint8Array;
}
