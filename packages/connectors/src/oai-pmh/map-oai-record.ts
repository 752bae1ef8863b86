import type { RecordKey, Source } from '@moisson/contracts';
import type { MappedRecord } from '@moisson/domain';
import { childNamed, childrenNamed, elementsOf, textOf, type XmlElement } from '@moisson/formats';
import { ElementReader } from '../mapping/xml/element-reader.ts';
import { withholdsDescribed } from '../mapping/xml/described.ts';
import { mapDescribed } from '../mapping/xml/map-described.ts';
import { payloads } from './payloads.ts';

/** Maps a record by the vocabulary of its content. A record without content has the title of its identifier. */
export const mapOaiRecord = (record: XmlElement, key: RecordKey, source: Source): MappedRecord => {
  const content = contentOf(record);
  const outer = new ElementReader(record);
  const header = childNamed(record, 'header');
  // The key and the date of the record itself.
  if (header !== undefined)
    outer.use(
      ...childrenNamed(header, 'identifier').filter((one) => textOf(one).trim() === key),
      ...childrenNamed(header, 'datestamp'),
    );
  if (content === undefined) return mapDescribed({}, outer.rest(), key, source);
  outer.use(content);
  const { described, reader } = describedIn(content);
  const identifiers = described.identifiers?.filter((one) => one !== key);
  return mapDescribed({ ...described, identifiers }, { ...outer.rest(), ...reader.rest() }, key, source);
};

/** Returns why a record is not published, or undefined if it is. */
export const withholdsOaiRecord = (record: XmlElement): string | undefined => {
  const content = contentOf(record);
  return content && withholdsDescribed(describedIn(content).described);
};

const contentOf = (record: XmlElement): XmlElement | undefined => {
  const metadata = childNamed(record, 'metadata');
  return metadata && elementsOf(metadata)[0];
};

const describedIn = (content: XmlElement) => payloads.find(({ fits }) => fits(content))!.read(content);
