import { arcgisHub } from './arcgis-hub/index.ts';
import { ckan } from './ckan/index.ts';
import { opendatasoft } from './opendatasoft/index.ts';

/** The registered protocols. A line here is all that registers one: see "Adding a protocol" in CONTRIBUTING.md. */
export const protocols = [
  ckan, //
  arcgisHub,
  opendatasoft,
] as const;
