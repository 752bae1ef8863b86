import { childNamed, elementsOf, type XmlElement } from '@moisson/formats';
import { readDatacite } from '../mapping/datacite/read-datacite.ts';
import { rdfPayload } from '../mapping/dcat-rdf/index.ts';
import { readDublinCore } from '../mapping/dublin-core/read-dublin-core.ts';
import { isIsoRecord } from '../mapping/iso/identity.ts';
import { readIso } from '../mapping/iso/read-iso.ts';
import { describedPayload, type XmlPayload } from '../mapping/xml/payload.ts';

/** A format that a repository offers (`ListMetadataFormats`, §4.4). */
export interface OfferedFormat {
  readonly prefix: string;
  readonly namespace: string;
}

/** A vocabulary that is read inside a record. */
interface OaiPayload extends XmlPayload {
  /** Whether a format that the repository offers is this one. */
  readonly offered: (format: OfferedFormat) => boolean;
}

const named =
  (...namespaces: readonly RegExp[]): OaiPayload['offered'] =>
  ({ namespace }) =>
    namespaces.some((one) => one.test(namespace));

/** The classes of DCAT and of its profiles; or RDF as such, with a prefix that says so. */
const offersDcat: OaiPayload['offered'] = ({ prefix, namespace }) =>
  /^https?:\/\/(?:www\.w3\.org\/ns\/dcat[#\d/]*$|data\.europa\.eu\/(?:930|r5r)\/)/i.test(namespace) ||
  (/^https?:\/\/www\.w3\.org\/1999\/02\/22-rdf-syntax-ns#?$/.test(namespace) && /dcat/i.test(prefix));

/**
 * The richest first. ISO 19115 is before DCAT: repositories that have both make the second one from the first. Dublin Core,
 * which every repository offers (§3.4), is the last.
 */
export const payloads: readonly OaiPayload[] = [
  {
    ...describedPayload(isIsoRecord, readIso),
    offered: named(
      /^http:\/\/www\.isotc211\.org\/2005\/gm[di]$/,
      /^http:\/\/standards\.iso\.org\/iso\/19115\/-3\/mdb\/[12]\.0$/,
    ),
  },
  { ...rdfPayload, offered: offersDcat },
  {
    ...describedPayload(
      (content) => content.name === 'resource' || content.name === 'oai_datacite',
      (content) => readDatacite(unwrapped(content)),
    ),
    offered: named(/^https?:\/\/(?:schema\.)?datacite\.org\/(?:schema\/kernel-[34]|oai\/)/i),
  },
  {
    ...describedPayload(
      () => true,
      (content) => readDublinCore(content, { dateIs: 'issued' }),
    ),
    offered: named(/^http:\/\/www\.openarchives\.org\/OAI\/2\.0\/oai_dc\/$/),
  },
];

/** DataCite's own repository wraps its records: `oai_datacite/payload/resource`. */
const unwrapped = (content: XmlElement): XmlElement => {
  const payload = content.name === 'oai_datacite' ? childNamed(content, 'payload') : undefined;
  return (payload && elementsOf(payload)[0]) ?? content;
};
