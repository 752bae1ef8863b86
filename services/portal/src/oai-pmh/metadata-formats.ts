import type { Dataset } from '@moisson/contracts';
import { dublinCore, OAI_DC, RDF, rdfXmlDocument, type Site } from '@moisson/dcat';
import type { XmlElement } from '@moisson/formats';
import { OaiError } from './oai-error.ts';

export interface MetadataFormat {
  readonly prefix: string;
  readonly schema: string;
  readonly namespace: string;
  readonly write: (dataset: Dataset, site: Site) => XmlElement;
}

/** The formats in which records are given; every repository has `oai_dc`. */
export const metadataFormats: readonly MetadataFormat[] = [
  {
    prefix: 'oai_dc',
    schema: 'http://www.openarchives.org/OAI/2.0/oai_dc.xsd',
    namespace: OAI_DC,
    write: dublinCore,
  },
  {
    // DCAT-AP in RDF/XML, whose root is `rdf:RDF`.
    prefix: 'dcat',
    schema: 'http://www.openarchives.org/OAI/2.0/rdf.xsd',
    namespace: RDF,
    write: rdfXmlDocument,
  },
];

/** Throws `cannotDisseminateFormat`. */
export const formatOf = (prefix: string): MetadataFormat => {
  const format = metadataFormats.find((one) => one.prefix === prefix);
  if (format !== undefined) return format;
  const offered = metadataFormats.map((one) => one.prefix).join(', ');
  throw new OaiError('cannotDisseminateFormat', `the formats are ${offered}`);
};
