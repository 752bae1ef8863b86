// The registered protocols. One line here registers a protocol: see "Adding a protocol" in CONTRIBUTING.md.
export { arcgisHub } from './arcgis-hub/index.ts';
export { ckan } from './ckan/index.ts';
export { dcatUs } from './dcat-us/index.ts';
export { opendatasoft } from './opendatasoft/index.ts';
export { socrata } from './socrata/index.ts';
export { stac } from './stac/index.ts';
export { udata } from './udata/index.ts';
