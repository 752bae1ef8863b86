import type { MappedDataset } from '@moisson/contracts';
import { cutText } from '@moisson/kernel';
import { contactOf } from '../common.ts';
import { RecordReader } from '../record-reader.ts';

export interface ContactReading {
  readonly contact: MappedDataset['contactPoint'];
  /** What the contact has no field for: a telephone number, an address, further contacts. */
  readonly extras: MappedDataset['extras'];
}

/** Returns the first `contactPoint` of a dataset: a vCard in 1.1, a `Kind` or a list of them in 3.0. */
export const contactPointOf = (reader: RecordReader): ContactReading => {
  const given = reader.peek('contactPoint');
  if (typeof given === 'string') {
    const text = reader.line('contactPoint', 300);
    return {
      contact: text?.includes('@') === true ? contactOf(undefined, text) : contactOf(text, undefined),
      extras: [],
    };
  }
  const [first, ...others] = reader.objects('contactPoint');
  if (first === undefined) return { contact: undefined, extras: [] };
  const inner = new RecordReader(first, reader.findings, 'contactPoint.');
  inner.use('@type');
  const contact = contactOf(inner.line('fn', 300), inner.text('hasEmail', 300));
  return {
    contact,
    extras: [
      ...inner.rest().map(({ key, value }) => ({ key: cutText(`contactPoint.${key}`, 500), value })),
      ...new RecordReader({ contactPoint: others }).rest().filter(() => others.length > 0),
    ],
  };
};
