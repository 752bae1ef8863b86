import type { MappedDataset } from '@moisson/contracts';
import type { Json } from '@moisson/domain';
import { notedPeriod } from '../common.ts';
import { periodBetween, readPeriod } from '../periods.ts';
import type { RecordReader } from '../record-reader.ts';
import { hasMore, propertyOf, textsOf, valuesOf } from './rdf-values.ts';

/** DCAT 3 §6.15; OWL-Time §4; schema.org in older DCAT-AP. */
const STARTS = ['dcat:startDate', 'schema:startDate', 'time:hasBeginning'];
const ENDS = ['dcat:endDate', 'schema:endDate', 'time:hasEnd'];
const INSTANTS = [
  'time:inXSDDateTimeStamp',
  'time:inXSDDateTime',
  'time:inXSDDate',
  'time:inXSDgYearMonth',
  'time:inXSDgYear',
];

/** Returns the first period of `dct:temporal`; the field stays in the extras if there are others. */
export const periodIn = (reader: RecordReader): MappedDataset['temporal'] => {
  const { name: field, values } = valuesOf(reader, 'dct:temporal', 'schema:temporalCoverage');
  for (const value of values) {
    const [text] = textsOf(value);
    const [start, end] = [dateIn(value, STARTS), dateIn(value, ENDS)];
    if (text === undefined && start === undefined && end === undefined) continue;
    const reading = text === undefined ? periodBetween(start, end) : readPeriod(text);
    const period = notedPeriod(reader, field, reading, text ?? [start ?? null, end ?? null]);
    if (period === undefined) continue;
    if (values.length === 1 && !hasMore(value, ...STARTS, ...ENDS)) reader.use(field);
    return period;
  }
  return undefined;
};

const dateIn = (value: Json, names: readonly string[]): string | undefined => {
  const given = propertyOf(value, names);
  return textsOf(given)[0] ?? textsOf(propertyOf(given, INSTANTS))[0];
};
