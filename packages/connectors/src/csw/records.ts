import type { RecordKey, Source } from '@moisson/contracts';
import type { MappedRecord } from '@moisson/domain';
import { childrenNamed, textOf, type XmlElement } from '@moisson/formats';
import { isRdfRecord, keyOfRdfRecord, rdfPayload } from '../mapping/dcat-rdf/index.ts';
import { readDublinCore } from '../mapping/dublin-core/read-dublin-core.ts';
import { fileIdentifierOf, isIsoRecord } from '../mapping/iso/identity.ts';
import { readIso } from '../mapping/iso/read-iso.ts';
import { recordKey } from '../mapping/record-key.ts';
import { describedPayload, type XmlPayload } from '../mapping/xml/payload.ts';

/** The last one takes any record. */
const payloads: readonly XmlPayload[] = [
  describedPayload(isIsoRecord, readIso),
  rdfPayload,
  describedPayload(
    () => true,
    (record) => readDublinCore(record, { dateIs: 'modified' }),
  ),
];
const payloadOf = (record: XmlElement): XmlPayload => payloads.find(({ fits }) => fits(record))!;

/** Returns the identifier by which the catalogue knows a record; undefined if it has none, or in DCAT, where it need not be that one. */
export const identifierOf = (record: XmlElement): string | undefined => {
  if (isRdfRecord(record)) return undefined;
  if (isIsoRecord(record)) return fileIdentifierOf(record);
  return childrenNamed(record, 'identifier')
    .map((identifier) => textOf(identifier).trim())
    .find((one) => one !== '');
};

export const keyOfRecord = (record: XmlElement, source: Source): RecordKey | undefined => {
  if (isRdfRecord(record)) return keyOfRdfRecord(record, source);
  const identifier = identifierOf(record);
  return identifier === undefined ? undefined : recordKey(identifier);
};

export const withholdsRecord = (record: XmlElement, source: Source): string | undefined =>
  payloadOf(record).withholds(record, source);

/** Maps a record of ISO 19115, of DCAT, or of Dublin Core. */
export const mapCswRecord = (record: XmlElement, key: RecordKey, source: Source): MappedRecord =>
  payloadOf(record).map(record, {}, key, source);
