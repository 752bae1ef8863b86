import { MAX_DEPTH, structureOf, type Format } from '@moisson/domain';
import { asUtf8, elementsOf, jsonFormat, xmlFormat, type XmlElement } from '@moisson/formats';
import { MoissonError } from '@moisson/kernel';

/** Elements that are a record of a protocol, with or without the answer around them. */
const RECORDS = new Set([
  'MD_Metadata',
  'MI_Metadata',
  'RDF',
  'record',
  'Record',
  'SummaryRecord',
  'BriefRecord',
  'dc',
]);
/** Levels of an answer around a record. */
const MAX_LEVELS = 5;

/**
 * Returns the single records that a document may be, in a format: the document itself, or what an answer that serves one record has around
 * it. Throws the errors of the format.
 */
export const recordsIn = (format: Format, bytes: Uint8Array): readonly Uint8Array[] => {
  const text = asUtf8(bytes).bytes;
  // A list is cut by a parser that bounds its nesting; here the format is the first to see the bytes.
  if (format === jsonFormat && structureOf(text).depth > MAX_DEPTH)
    throw new MoissonError('record.malformed', { detail: `more than ${MAX_DEPTH} levels` });
  const { record } = format.parse(text);
  if (isXml(format, record)) return [...recordElements(record, 0)].map((one) => xmlFormat.bytesOf(one));
  // `package_show` of CKAN: {success, result}.
  const { result } = record as { readonly result?: unknown };
  const isAnswer = typeof result === 'object' && result !== null && !Array.isArray(result);
  return [isAnswer ? format.bytesOf(result) : text];
};

const isXml = (format: Format, _record: unknown): _record is XmlElement => format === xmlFormat;

function* recordElements(element: XmlElement, level: number): Generator<XmlElement> {
  if (RECORDS.has(element.name)) yield element;
  else if (level < MAX_LEVELS) for (const child of elementsOf(element)) yield* recordElements(child, level + 1);
}
