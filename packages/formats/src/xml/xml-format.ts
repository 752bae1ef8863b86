import { MAX_VALUES, type Format } from '@moisson/domain';
import { MoissonError, withoutUserInfo } from '@moisson/kernel';
import { canonicalXml } from './canonical-xml.ts';
import { parseXml } from './parse-xml.ts';
import { writeXml } from './write-xml.ts';
import { isElement, type XmlElement } from './xml-element.ts';

/**
 * Records that are XML elements (XML 1.0, Namespaces in XML 1.0), as `XmlSlicer` cuts them out: UTF-8, each with the
 * namespace declarations that it needs. An element's text is well-formed once it is parsed, so `given` and `record`
 * are the same.
 */
export const xmlFormat: Format<XmlElement> = {
  mediaType: 'application/xml',
  parse: (bytes) => {
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString();
    const parsed = parseXml(
      text,
      (_, detail) => new MoissonError('record.malformed', { detail }),
      () => new MoissonError('record.too-complex', { limit: MAX_VALUES }),
    );
    const record = text.includes('@') || text.includes('&#') ? scrubbed(parsed) : parsed;
    return { given: record, record, scrubbed: record !== parsed };
  },
  canonicalText: canonicalXml,
  bytesOf: (record) => Buffer.from(writeXml(record)),
};

/**
 * Returns the element without the user names and passwords of the addresses in it. Returns the same object if there
 * are none.
 */
const scrubbed = (element: XmlElement): XmlElement => {
  const before = Object.entries(element.attributes);
  const attributes = before.map(([key, value]) => [key, withoutUserInfo(value)] as const);
  const children = element.children.map((child) => (isElement(child) ? scrubbed(child) : withoutUserInfo(child)));
  const same =
    attributes.every(([, value], at) => value === before[at]![1]) &&
    children.every((child, at) => child === element.children[at]);
  return same ? element : { ...element, attributes: Object.fromEntries(attributes), children };
};
