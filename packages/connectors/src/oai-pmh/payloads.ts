import { childNamed, elementsOf, type XmlElement } from '@moisson/formats';
import { readDatacite } from '../mapping/datacite/read-datacite.ts';
import { readDublinCore } from '../mapping/dublin-core/read-dublin-core.ts';
import { isIsoRecord } from '../mapping/iso/identity.ts';
import { readIso } from '../mapping/iso/read-iso.ts';
import type { Described } from '../mapping/xml/described.ts';
import type { ElementReader } from '../mapping/xml/element-reader.ts';

/** A vocabulary that is read inside a record. */
interface Payload {
  /** Whether a format that the repository offers is this one, by its namespace (§4.4). */
  readonly offered: RegExp;
  /** Whether the element inside `metadata` is of it. */
  readonly fits: (content: XmlElement) => boolean;
  readonly read: (content: XmlElement) => { readonly described: Described; readonly reader: ElementReader };
}

/** The richest first. Dublin Core, which every repository offers (§3.4), is the last. */
export const payloads: readonly Payload[] = [
  { offered: /^http:\/\/www\.isotc211\.org\/2005\/gm[di]$/, fits: isIsoRecord, read: readIso },
  { offered: /^http:\/\/standards\.iso\.org\/iso\/19115\/-3\/mdb\/[12]\.0$/, fits: isIsoRecord, read: readIso },
  {
    offered: /^https?:\/\/(?:schema\.)?datacite\.org\/(?:schema\/kernel-[34]|oai\/)/i,
    fits: (content) => content.name === 'resource' || content.name === 'oai_datacite',
    read: (content) => readDatacite(unwrapped(content)),
  },
  {
    offered: /^http:\/\/www\.openarchives\.org\/OAI\/2\.0\/oai_dc\/$/,
    fits: () => true,
    read: (content) => readDublinCore(content, { dateIs: 'issued' }),
  },
];

/** DataCite's own repository wraps its records: `oai_datacite/payload/resource`. */
const unwrapped = (content: XmlElement): XmlElement => {
  const payload = content.name === 'oai_datacite' ? childNamed(content, 'payload') : undefined;
  return (payload && elementsOf(payload)[0]) ?? content;
};
