import type { RecordKey, Source } from '@moisson/contracts';
import type { MappedRecord } from '@moisson/domain';
import { childrenNamed, textOf, type XmlElement } from '@moisson/formats';
import { readDublinCore } from '../mapping/dublin-core/read-dublin-core.ts';
import { fileIdentifierOf, GMD, isIsoRecord, MDB } from '../mapping/iso/identity.ts';
import { readIso } from '../mapping/iso/read-iso.ts';
import { recordKey } from '../mapping/record-key.ts';
import { withholdsDescribed, type Described } from '../mapping/xml/described.ts';
import type { ElementReader } from '../mapping/xml/element-reader.ts';
import { mapDescribed } from '../mapping/xml/map-described.ts';
import { CSW } from './names.ts';

/** Namespaces of records that are read, the richest first. The last are those of the protocol's own Dublin Core. */
export const SCHEMAS: readonly string[] = [GMD, ...MDB, ...Object.values(CSW)];

/** Returns the identifier by which the catalogue knows a record. */
export const identifierOf = (record: XmlElement): string | undefined => {
  if (isIsoRecord(record)) return fileIdentifierOf(record);
  const text = childrenNamed(record, 'identifier')
    .map((identifier) => textOf(identifier).trim())
    .find((one) => one !== '');
  return text;
};

export const keyOfRecord = (record: XmlElement): RecordKey | undefined => {
  const identifier = identifierOf(record);
  return identifier === undefined ? undefined : recordKey(identifier);
};

const read = (record: XmlElement): { described: Described; reader: ElementReader } =>
  isIsoRecord(record) ? readIso(record) : readDublinCore(record, { dateIs: 'modified' });

export const withholdsRecord = (record: XmlElement): string | undefined => withholdsDescribed(read(record).described);

/** Maps a record of ISO 19115, or of Dublin Core. */
export const mapCswRecord = (record: XmlElement, key: RecordKey, source: Source): MappedRecord => {
  const { described, reader } = read(record);
  const identifiers = described.identifiers?.filter((one) => one !== key);
  return mapDescribed({ ...described, identifiers }, reader.rest(), key, source);
};
