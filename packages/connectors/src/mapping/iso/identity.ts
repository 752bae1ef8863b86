import { childNamed, childrenNamed, elementsAt, elementsOf, textOf, type XmlElement } from '@moisson/formats';
import { codeIn } from './iso-text.ts';

/** Namespaces of ISO 19115 records: ISO 19139 with its extension for imagery, and the versions of ISO 19115-3. */
export const GMD = 'http://www.isotc211.org/2005/gmd';
export const MDB = [
  'http://standards.iso.org/iso/19115/-3/mdb/2.0',
  'http://standards.iso.org/iso/19115/-3/mdb/1.0',
] as const;

/** Returns whether an element is a record of ISO 19139 (`gmd`, `gmi`) or ISO 19115-3 (`mdb`). */
export const isIsoRecord = ({ name }: XmlElement): boolean => name === 'MD_Metadata' || name === 'MI_Metadata';

/** Returns the identifier of the record itself: `fileIdentifier`, in ISO 19115-3 the code of `metadataIdentifier`. */
export const fileIdentifierOf = (record: XmlElement): string | undefined => {
  const given =
    childNamed(record, 'fileIdentifier') ?? elementsAt(record, 'metadataIdentifier', 'MD_Identifier', 'code')[0];
  const text = given === undefined ? '' : textOf(given).trim();
  return text === '' ? undefined : text;
};

/**
 * Returns what the record describes: its first level, else the kind of its first identification (ISO 19115 §B.2.1). A dataset may
 * list its services as further identifications.
 */
export const resourceTypeOf = (record: XmlElement): string => {
  const level =
    codeIn(childNamed(record, 'hierarchyLevel')) ??
    codeIn(elementsAt(record, 'metadataScope', 'MD_MetadataScope', 'resourceScope')[0]);
  const [identification] = childrenNamed(record, 'identificationInfo').flatMap(elementsOf);
  return level ?? (identification?.name === 'SV_ServiceIdentification' ? 'service' : 'dataset');
};
