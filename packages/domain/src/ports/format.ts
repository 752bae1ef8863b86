/** A record read from its bytes. */
export interface FormatRecord<R> {
  /** The record as the source wrote it, without credentials. Keys are read from it: two identifiers may be equal once mended. */
  readonly given: R;
  /** The same record with well-formed text only: what is compared, mapped and stored. */
  readonly record: R;
  /** Whether credentials were removed. */
  readonly scrubbed: boolean;
}

/** How the records of a protocol are written: from bytes to a record, and back. Only the protocol's folder knows `R`. */
export interface Format<R = unknown> {
  /** Media type of one record (RFC 6838). */
  readonly mediaType: string;
  /**
   * Returns the record of these bytes. User names and passwords in its addresses are removed. Throws a `MoissonError`
   * (`record.malformed`, `record.not-an-object`, `record.too-complex`) for bytes that are not a record.
   */
  parse(bytes: Uint8Array): FormatRecord<R>;
  /** Returns the record's text without its volatile fields, the same for any order of its fields: records are compared by its hash. */
  canonicalText(record: R, volatileFields: ReadonlySet<string>): string;
  /** Returns the bytes that `parse` reads as this record. */
  bytesOf(record: R): Uint8Array;
}
