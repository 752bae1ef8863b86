import { dateField } from '../common.ts';
import { RecordReader } from '../record-reader.ts';
import { textsOf } from './rdf-values.ts';

/**
 * Returns the date of the first of these properties that has a readable one: of several, the first or the last in time.
 * An unreadable one is a finding; it stays in the extras, as do several.
 */
export const dateIn = (reader: RecordReader, names: readonly string[], which: 'first' | 'last'): string | undefined => {
  for (const name of names) {
    const texts = textsOf(reader.peek(name));
    if (texts.length === 0) continue;
    const dates = texts.flatMap((text) => dateField(new RecordReader({ [name]: text }, reader.findings), name) ?? []);
    if (dates.length === 0) continue;
    if (texts.length === 1) reader.use(name);
    return dates.sort().at(which === 'first' ? 0 : -1);
  }
  return undefined;
};
