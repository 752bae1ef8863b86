// The registered protocols. One line here registers a protocol: see "Adding a protocol" in CONTRIBUTING.md.
export { arcgisHub } from './arcgis-hub/index.ts';
export { ckan } from './ckan/index.ts';
export { csw } from './csw/index.ts';
export { dcatUs } from './dcat-us/index.ts';
export { dcat } from './dcat/index.ts';
export { moisson } from './moisson/index.ts';
export { oaiPmh } from './oai-pmh/index.ts';
export { ogcRecords } from './ogc-records/index.ts';
export { opendatasoft } from './opendatasoft/index.ts';
export { schemaOrg } from './schema-org/index.ts';
export { socrata } from './socrata/index.ts';
export { stac } from './stac/index.ts';
export { table } from './table/index.ts';
export { udata } from './udata/index.ts';
