export { datasetNodes, datasetTree, type DatasetNodes } from './dataset-nodes.ts';
export { datasetKey } from './identifiers.ts';
export { mapDataset } from './map-dataset.ts';
export { iriOf, shortName } from './prefixes.ts';
