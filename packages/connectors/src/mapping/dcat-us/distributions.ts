import type { Distribution } from '@moisson/contracts';
import { compact, dateField, mediaTypeOf } from '../common.ts';
import { RecordReader } from '../record-reader.ts';
import { bytesOf } from '../sizes.ts';

const MAX_DISTRIBUTIONS = 500;

/**
 * Returns the distributions of a DCAT-US dataset (1.1 and 3.0 have the same names). `more` reads further fields of each
 * one; what neither reads is kept in its extras.
 */
export const feedDistributions = (
  outer: RecordReader,
  more: (reader: RecordReader) => Partial<Distribution> = () => ({}),
): Distribution[] => {
  const given = outer.objects('distribution');
  if (given.length > MAX_DISTRIBUTIONS) outer.note('field.truncated', 'distribution');
  return given.slice(0, MAX_DISTRIBUTIONS).map((one) => {
    const reader = new RecordReader(one, outer.findings, 'distribution.');
    reader.use('@type');
    const format = reader.line('format', 100);
    const [access, download] = [reader.address('accessURL'), reader.address('downloadURL')];
    const read = {
      title: reader.line('title', 500),
      description: reader.block('description', 10_000),
      accessURL: access?.web,
      downloadURL: download?.web,
      address: download?.text ?? access?.text,
      format,
      mediaType: reader.text('mediaType', 200) ?? mediaTypeOf(format),
      byteSize: bytesOf(reader, 'byteSize'),
      modified: dateField(reader, 'modified'),
      ...more(reader),
    };
    return compact({ ...read, extras: reader.rest() });
  });
};
