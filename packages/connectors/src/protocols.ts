// The registered protocols. One line here registers a protocol: see "Adding a protocol" in CONTRIBUTING.md.
export { arcgisHub } from './arcgis-hub/index.ts';
export { ckan } from './ckan/index.ts';
export { csvList } from './csv-list/index.ts';
export { csw } from './csw/index.ts';
export { dcatUs } from './dcat-us/index.ts';
export { dcat } from './dcat/index.ts';
export { oaiPmh } from './oai-pmh/index.ts';
export { ogcRecords } from './ogc-records/index.ts';
export { opendatasoft } from './opendatasoft/index.ts';
export { schemaOrg } from './schema-org/index.ts';
