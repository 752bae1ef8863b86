import type { Format } from '@moisson/domain';
import type { Arbitrary } from 'fast-check';

/** What the conformance suite needs of a format, to test its protocols with any record. */
export interface FormatCases<R = unknown> {
  readonly format: Format<R>;
  /** Records with known and hostile names, and any values. */
  readonly anyRecord: Arbitrary<R>;
  /** Returns those fields of a record that no protocol knows: mapping must keep each as an extra whose key ends with it. */
  unknownFields(record: R): readonly string[];
  /**
   * Returns the bytes of records with the same content: fields in another order, other values in volatile fields, and
   * whatever else means nothing in the format.
   */
  alterations(record: R, volatileFields: ReadonlySet<string>): readonly Uint8Array[];
}
