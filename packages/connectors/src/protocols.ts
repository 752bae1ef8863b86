// The registered protocols. One line here registers a protocol: see "Adding a protocol" in CONTRIBUTING.md.
export { arcgisHub } from './arcgis-hub/index.ts';
export { ckan } from './ckan/index.ts';
export { dcat } from './dcat/index.ts';
export { opendatasoft } from './opendatasoft/index.ts';
