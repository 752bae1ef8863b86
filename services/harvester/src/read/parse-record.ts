import type { RecordKey } from '@moisson/contracts';
import { anyLanguage, messageOf, MoissonError, publicAddress } from '@moisson/kernel';
import { excerptOf, rawHash, textIdentity, type FormatRecord, type MappedRecord } from '@moisson/domain';
import type { Planning } from '../run/run-context.ts';
import type { RawRecord } from './raw-record.ts';

/** A parsed record, and the key under which its source publishes it. */
export interface ParsedRecord extends RawRecord {
  readonly published: RecordKey;
  readonly record: unknown;
  readonly contentHash: string;
  /** User names or passwords were removed from its addresses. */
  readonly scrubbed: boolean;
}

/** Parses the bytes of a record; returns undefined, and counts it as rejected, if they are not a record with a key. */
export const parseRecord = (
  { book, connector, source }: Pick<Planning, 'book' | 'connector' | 'source'>,
  raw: RawRecord,
): ParsedRecord | undefined => {
  const { format, volatileFields } = connector;
  let parsed: FormatRecord<unknown>;
  try {
    parsed = format.parse(raw.slice);
  } catch (error) {
    if (!(error instanceof MoissonError)) throw error;
    book.saw('rejected');
    book.note(error.toProblem());
    return undefined;
  }
  const { given, record, scrubbed } = parsed;
  const published = connector.keyOf(given, source);
  if (published === undefined) {
    book.reject('record.no-key', { seen: excerptOf(raw.slice) });
    return undefined;
  }
  return { ...raw, published, record, contentHash: rawHash(format.canonicalText(record, volatileFields)), scrubbed };
};

/** Maps the record under a key. Addresses made from the endpoint, such as a page's, are public. */
export const mapRecord = (
  { connector, source }: Pick<Planning, 'connector' | 'source'>,
  { record }: ParsedRecord,
  key: RecordKey,
): MappedRecord => connector.map(record, key, { ...source, endpoint: publicAddress(source.endpoint) });

/**
 * Maps the record, and identifies it by its text. Returns undefined, and counts it as rejected, if a fault of ours makes the mapping throw.
 */
export const mapParsed = (
  planning: Pick<Planning, 'book' | 'connector' | 'source'>,
  parsed: ParsedRecord,
  key: RecordKey,
): MappedRecord | undefined => {
  try {
    const mapped = mapRecord(planning, parsed, key);
    const { description } = mapped.dataset;
    const text = textIdentity(description === undefined ? undefined : anyLanguage(description));
    return text === undefined ? mapped : { ...mapped, identities: [...mapped.identities, text] };
  } catch (error) {
    // Mapping never throws by design; if it does, one record must not stop the others.
    planning.book.reject('record.unmappable', { key, detail: messageOf(error) }, key);
    return undefined;
  }
};
