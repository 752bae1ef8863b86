import { attributeOf } from '@moisson/formats';
import type { DescribedFile } from '../xml/described.ts';
import type { ElementReader } from '../xml/element-reader.ts';
import { fileOf } from '../xml/online-resource.ts';

/**
 * Reads the links of a record: `dct:references` with a `scheme` (Esri's Geoportal), and `dc:URI` with a `protocol` and a name
 * (GeoNetwork). A reference without either is a citation, and is kept aside.
 */
export const readFiles = (reader: ElementReader): DescribedFile[] =>
  [...reader.at('references'), ...reader.at('URI')].flatMap((element) => {
    const protocol = attributeOf(element, 'protocol') ?? attributeOf(element, 'scheme');
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
