import type { RecordKey } from '@moisson/contracts';
import { anyLanguage, messageOf, MoissonError, publicAddress } from '@moisson/kernel';
import { excerptOf, rawHash, textIdentity, type FormatRecord, type MappedRecord } from '@moisson/domain';
import type { Planning } from '../run/run-context.ts';
import type { RawRecord } from './raw-record.ts';

/** A record read from its bytes, and the key under which its source publishes it. */
export interface ParsedRecord extends RawRecord {
  readonly published: RecordKey;
  readonly record: unknown;
  readonly contentHash: string;
  /** Addresses in it had user names or passwords. */
  readonly scrubbed: boolean;
}

/** Returns the record of some bytes; nothing, and counts it as rejected, where they are none with a key. */
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

/** Maps the record as the record of a key. What is made of the endpoint, as a page's address, is public. */
export const mapRecord = (
  { connector, source }: Pick<Planning, 'connector' | 'source'>,
  { record }: ParsedRecord,
  key: RecordKey,
): MappedRecord => connector.map(record, key, { ...source, endpoint: publicAddress(source.endpoint) });

/** Maps the record, with the identity of its text. Returns nothing, and counts it as rejected, where a fault of ours breaks that. */
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
    // Mapping is total by design; should it not be, one record must not stop the others.
    planning.book.reject('record.unmappable', { key, detail: messageOf(error) }, key);
    return undefined;
  }
};
