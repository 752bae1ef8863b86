import type { RecordKey, Source } from '@moisson/contracts';
import type { MappedRecord } from '@moisson/domain';
import { childNamed, childrenNamed, elementsOf, textOf, type XmlElement } from '@moisson/formats';
import { ElementReader } from '../mapping/xml/element-reader.ts';
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
  return payloadOf(content).map(content, outer.rest(), key, source);
};

/** Returns why a record is not published, or undefined if it is. */
export const withholdsOaiRecord = (record: XmlElement, source: Source): string | undefined => {
  const content = contentOf(record);
  return content && payloadOf(content).withholds(content, source);
};

const contentOf = (record: XmlElement): XmlElement | undefined => {
  const metadata = childNamed(record, 'metadata');
  return metadata && elementsOf(metadata)[0];
};

const payloadOf = (content: XmlElement) => payloads.find(({ fits }) => fits(content))!;
