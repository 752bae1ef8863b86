import type { Format } from '@moisson/domain';
import type { Arbitrary } from 'fast-check';
import { jsonCases } from './json-cases.ts';
import { xmlCases } from './xml-cases.ts';

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

/** Only the format itself knows `R`, as in a protocol. */
const cases = [jsonCases, xmlCases] as unknown as readonly FormatCases[];

/** Returns the cases of a format. Throws if it has none: add them to the list above. */
export const casesOf = (format: Format): FormatCases => {
  const found = cases.find((one) => one.format === format);
  if (found === undefined) throw new Error(`no cases for the format ${format.mediaType}`);
  return found;
};
