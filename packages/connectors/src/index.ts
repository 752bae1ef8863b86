import type { Protocol } from '@moisson/contracts';
import type { Connector } from '@moisson/domain';
import { arcgisHubConnector } from './arcgis-hub/arcgis-hub-connector.ts';
import { ckanConnector } from './ckan/ckan-connector.ts';
import { opendatasoftConnector } from './opendatasoft/opendatasoft-connector.ts';

/** A connector for every protocol. */
export const connectors: Readonly<Record<Protocol, Connector>> = {
  ckan: ckanConnector,
  'arcgis-hub': arcgisHubConnector,
  opendatasoft: opendatasoftConnector,
};

export { JsonSlicer } from './reading/json-slicer.ts';
