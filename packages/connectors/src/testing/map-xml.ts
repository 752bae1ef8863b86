import { RecordKey } from '@moisson/contracts';
import type { MappedRecord } from '@moisson/domain';
import { xmlFormat, type XmlElement } from '@moisson/formats';
import { aSource } from '@moisson/testkit';
import type { Described } from '../mapping/xml/described.ts';
import type { ElementReader } from '../mapping/xml/element-reader.ts';
import { mapDescribed } from '../mapping/xml/map-described.ts';

type Read = (element: XmlElement) => { readonly described: Described; readonly reader: ElementReader };

/** Maps an element by the reader of its vocabulary, as the record `cle` of a source without an organization. */
export const mapXml = (read: Read, text: string): MappedRecord => {
  const { described, reader } = read(xmlFormat.parse(Buffer.from(text)).record);
  const { organization: _, ...source } = aSource();
  return mapDescribed(described, reader.rest(), RecordKey.parse('cle'), source);
};

/** Returns the extras of a mapped record by their names. */
export const extrasOf = ({ dataset }: MappedRecord): Record<string, unknown> =>
  Object.fromEntries(dataset.extras.map(({ key, value }) => [key, JSON.parse(value) as unknown]));

export const codesOf = ({ findings }: MappedRecord): string[] => findings.map(({ code }) => code);
