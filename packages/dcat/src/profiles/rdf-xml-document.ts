import type { Dataset } from '@moisson/contracts';
import type { XmlElement } from '@moisson/formats';
import { datasetQuads } from '../dataset-quads.ts';
import { NAMESPACES } from '../rdf/namespaces.ts';
import { rdfXmlRoot } from '../rdf/rdf-xml.ts';
import type { Site } from '../site.ts';

/** The namespace of the root of RDF/XML. */
export const RDF = NAMESPACES.rdf;

/** Returns a dataset as an element `rdf:RDF`, for protocols that carry XML. */
export const rdfXmlDocument = (dataset: Dataset, site: Site): XmlElement => rdfXmlRoot(datasetQuads(dataset, site));
