import { attributeOf, childNamed, textOf, xmlFormat, type XmlElement } from '@moisson/formats';
import type { RecordKey } from '@moisson/contracts';
import { recordKey } from '../mapping/record-key.ts';

const headerOf = (record: XmlElement): XmlElement | undefined => childNamed(record, 'header');

/** Returns the identifier of a record, as its header has it. */
export const identifierOf = (record: XmlElement): string | undefined => {
  const header = headerOf(record);
  const identifier = header && childNamed(header, 'identifier');
  return identifier === undefined ? undefined : textOf(identifier).trim();
};

/** Returns the key of a header's identifier, or undefined if it is missing or unusable. */
export const keyOfHeader = (record: XmlElement): RecordKey | undefined => {
  const identifier = identifierOf(record);
  return identifier === undefined ? undefined : recordKey(identifier);
};

/**
 * Returns the key of a record. A record without content has none: a repository that fails to write the content must not
 * replace a dataset by an empty one.
 */
export const keyOfRecord = (record: XmlElement): RecordKey | undefined =>
  childNamed(record, 'metadata') === undefined ? undefined : keyOfHeader(record);

/** Returns whether the repository marks a record as deleted (§2.5.1). */
export const isDeleted = (record: XmlElement): boolean => {
  const header = headerOf(record);
  return header !== undefined && attributeOf(header, 'status') === 'deleted';
};

/** Most records are live: only those with the word in their beginning are parsed. */
const MARK = Buffer.from('deleted');
const MAX_HEADER = 2000;

/** Returns the record if it is marked as deleted, else undefined. */
export const deletedRecord = (bytes: Uint8Array): XmlElement | undefined => {
  if (!Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, MAX_HEADER)).includes(MARK)) return undefined;
  try {
    const { given } = xmlFormat.parse(bytes);
    return isDeleted(given) ? given : undefined;
  } catch {
    return undefined;
  }
};
