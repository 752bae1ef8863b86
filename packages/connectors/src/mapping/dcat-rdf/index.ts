export { datasetNodes, datasetTree } from './dataset-nodes.ts';
export { datasetKey } from './identifiers.ts';
export { knownContexts } from './known-contexts.ts';
export { mapDataset } from './map-dataset.ts';
export { iriOf } from './prefixes.ts';
export { keyOfRdfRecord, isRdfRecord, rdfPayload, rdfVolatileFields } from './rdf-record.ts';
