import { attributeOf, type XmlElement } from '@moisson/formats';
import type { DescribedFile } from '../xml/described.ts';
import type { ElementReader } from '../xml/element-reader.ts';
import { fileOf } from '../xml/online-resource.ts';

/** Esri's Geoportal links the record itself in other forms, by a `scheme` that begins so. */
const ALTERNATE = /^alternate\b/i;
const schemeOf = (element: XmlElement): string | undefined =>
  attributeOf(element, 'protocol') ?? attributeOf(element, 'scheme');

/** Returns the page of the record, if it is among its links. */
export const pageIn = (reader: ElementReader): string | undefined => {
  const page = reader.at('references').find((element) => /^alternate\.html$/i.test(schemeOf(element) ?? ''));
  return reader.textOf(page);
};

/**
 * Reads the links of a record: `dct:references` with a `scheme` (Esri's Geoportal), and `dc:URI` with a `protocol` and a name
 * (GeoNetwork). A reference without either is a citation, and is kept aside.
 */
export const readFiles = (reader: ElementReader): DescribedFile[] =>
  [...reader.at('references'), ...reader.at('URI')].flatMap((element) => {
    const protocol = schemeOf(element);
    if (ALTERNATE.test(protocol ?? '')) return [];
    const url = reader.textOf(element);
    if (url !== undefined && (element.name === 'URI' || protocol !== undefined))
      return [
        fileOf({
          url,
          protocol,
          name: attributeOf(element, 'name'),
          description: attributeOf(element, 'description'),
        }),
      ];
    if (url !== undefined) reader.keep(element);
    return [];
  });
