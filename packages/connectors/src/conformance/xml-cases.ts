import { writeXml, xmlFormat, type XmlElement, type XmlNode } from '@moisson/formats';
import fc from 'fast-check';
import type { FormatCases } from './format-cases.ts';

/** Namespaces of the records of protocols and of what is in them, and one that nobody knows. */
const namespaces = [
  '',
  'http://purl.org/dc/elements/1.1/',
  'http://purl.org/dc/terms/',
  'http://www.isotc211.org/2005/gmd',
  'http://www.isotc211.org/2005/gco',
  'http://www.openarchives.org/OAI/2.0/',
  'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  'http://www.w3.org/ns/dcat#',
  'urn:inconnu',
];
/** Names that the protocols know. */
const names = (
  'header identifier datestamp metadata dc title description subject date type format rights language coverage relation references ' +
  'spatial temporal BoundingBox LowerCorner UpperCorner URI resource titles creators geoLocations dates MD_Metadata fileIdentifier ' +
  'CharacterString identificationInfo MD_DataIdentification citation CI_Citation abstract extent EX_Extent geographicElement ' +
  'EX_GeographicBoundingBox westBoundLongitude resourceConstraints MD_LegalConstraints distributionInfo MD_Distribution onLine ' +
  'RDF Description Dataset DataService Distribution distribution Catalog CatalogRecord keyword theme ' +
  'CI_OnlineResource linkage URL PT_FreeText textGroup LocalisedCharacterString locale'
).split(' ');
/** Names that no protocol knows. */
const UNKNOWN = ['inconnu', 'a.b'];

const values = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('2026-11-27', 'fr', 'https://moi:secret@a.ca/x', '-73.5 45.4', '{"a":1}', '<b>gras</b>', '12'),
);
const attributes = fc.dictionary(
  fc.constantFrom(
    '{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about',
    '{http://www.w3.org/1999/02/22-rdf-syntax-ns#}parseType',
    'codeListValue',
    'locale',
    'scheme',
    'protocol',
    'crs',
    '{http://www.w3.org/1999/xlink}href',
  ),
  values,
  { maxKeys: 2 },
);
const { element } = fc.letrec<{ element: XmlElement }>((tie) => ({
  element: fc.record({
    name: fc.constantFrom(...names, ...UNKNOWN),
    namespace: fc.constantFrom(...namespaces),
    attributes,
    children: fc.oneof(
      { maxDepth: 6 },
      fc.array(values, { maxLength: 1 }),
      fc.array(fc.oneof(tie('element'), { arbitrary: values, weight: 1 }), { maxLength: 6 }),
    ),
  }),
}));

/** As bytes that a source could send: text is well-formed and merged. */
const anyRecord = element.map((given) => xmlFormat.parse(Buffer.from(writeXml(given))).record);

const isElement = (node: XmlNode): node is XmlElement => typeof node !== 'string';
const reversed = (given: XmlElement): XmlElement => {
  const inside = given.children.map((child) => (isElement(child) ? reversed(child) : child));
  return {
    ...given,
    attributes: Object.fromEntries(Object.entries(given.attributes).reverse()),
    children: inside.every(isElement) ? inside.reverse() : inside,
  };
};

/** Replaces the text of the elements at a path below this one. */
const replaced = (given: XmlElement, [name, ...below]: readonly string[]): XmlElement => ({
  ...given,
  children: given.children.map((child) => {
    if (!isElement(child) || child.name !== name) return child;
    return below.length > 0 ? replaced(child, below) : { ...child, children: ['autre'] };
  }),
});

export const xmlCases: FormatCases<XmlElement> = {
  format: xmlFormat,
  anyRecord,
  // Only below the root: deeper ones may be part of an element that is read as a whole.
  unknownFields: ({ children }) => {
    const found = children.filter(isElement).filter((child) => UNKNOWN.includes(child.name) && hasText(child));
    return [...new Set(found.map(({ name }) => name))];
  },
  alterations: (record, volatileFields) => {
    const volatile = [...volatileFields].reduce((changed, path) => replaced(changed, path.split('/')), record);
    const spaced = writeXml(record).replace(/></g, '>\n  <');
    const commented = writeXml(record).replace(/>/, '><!-- rien -->');
    return [reversed(record), volatile]
      .map((one) => Buffer.from(writeXml(one)))
      .concat(Buffer.from(spaced), Buffer.from(commented));
  },
};

const hasText = ({ children }: XmlElement): boolean =>
  children.length > 0 && children.every((child) => !isElement(child));
