import type { RecordKey, Source } from '@moisson/contracts';
import type { JsonObject, MappedRecord } from '@moisson/domain';
import type { XmlElement } from '@moisson/formats';
import { withholdsDescribed, type Described } from './described.ts';
import type { ElementReader } from './element-reader.ts';
import { mapDescribed } from './map-described.ts';

/** A vocabulary in which an XML record describes its dataset. All functions are total. */
export interface XmlPayload {
  /** Whether an element is of it. */
  readonly fits: (content: XmlElement) => boolean;
  /** `rest`: what the record says beside `content`, which becomes extras. */
  readonly map: (content: XmlElement, rest: JsonObject, key: RecordKey, source: Source) => MappedRecord;
  /** Returns why a record is not published, or undefined if it is. */
  readonly withholds: (content: XmlElement, source: Source) => string | undefined;
}

/** Returns the payload of a vocabulary that is read into `Described`. */
export const describedPayload = (
  fits: XmlPayload['fits'],
  read: (content: XmlElement) => { readonly described: Described; readonly reader: ElementReader },
): XmlPayload => ({
  fits,
  map: (content, rest, key, source) => {
    const { described, reader } = read(content);
    const identifiers = described.identifiers?.filter((one) => one !== key);
    return mapDescribed({ ...described, identifiers }, { ...rest, ...reader.rest() }, key, source);
  },
  withholds: (content) => withholdsDescribed(read(content).described),
});
