import type { Protocol } from '@moisson/contracts';
import type { Connector } from '@moisson/domain';
import { arcgisHubConnector } from './arcgis-hub/arcgis-hub-connector.ts';
import { hubEndpoint } from './arcgis-hub/hub-endpoint.ts';
import { ckanConnector } from './ckan/ckan-connector.ts';
import { ckanEndpoint } from './ckan/ckan-endpoint.ts';
import { opendatasoftConnector } from './opendatasoft/opendatasoft-connector.ts';
import { opendatasoftEndpoint } from './opendatasoft/opendatasoft-endpoint.ts';
import type { Endpoint } from './reading/endpoint.ts';

/** A connector for every protocol. */
export const connectors: Readonly<Record<Protocol, Connector>> = {
  ckan: ckanConnector,
  'arcgis-hub': arcgisHubConnector,
  opendatasoft: opendatasoftConnector,
};

const endpoints: Readonly<Record<Protocol, (text: string) => Endpoint>> = {
  ckan: ckanEndpoint,
  'arcgis-hub': hubEndpoint,
  opendatasoft: opendatasoftEndpoint,
};

/** What an address stands for in a protocol, or why it cannot be read, with the right form. */
export const endpointOf = (protocol: Protocol, text: string): Endpoint => endpoints[protocol](text);

export { JsonSlicer } from './reading/json-slicer.ts';
