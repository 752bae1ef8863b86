// The registered protocols. A line here is all that registers one: see "Adding a protocol" in CONTRIBUTING.md.
export { arcgisHub } from './arcgis-hub/index.ts';
export { ckan } from './ckan/index.ts';
export { opendatasoft } from './opendatasoft/index.ts';
