export * from './catalogue-quads.ts';
export { datasetQuads } from './dataset-quads.ts';
export { rdfXmlDocument, RDF } from './profiles/rdf-xml-document.ts';
export { rdfSyntaxes, rdfWriter, writeRdf, type RdfSyntax, type RdfWriter } from './rdf/rdf-writer.ts';
export { CATALOGUE_DESCRIPTION, CATALOGUE_TITLE, catalogueIri, datasetIri, type Site } from './site.ts';
export * from './profiles/dcat-us.ts';
export * from './profiles/dublin-core.ts';
export * from './profiles/ogc-record.ts';
export { schemaOrgDataset } from './profiles/schema-org.ts';
