export type { Detection, FoundProtocol } from './detection/detection.ts';
export { detect, MAX_REQUESTS } from './detection/detect.ts';
export { optionTexts, type OptionTexts } from './options.ts';
export { pageIdentity, titleIdentity } from './mapping/links.ts';
export type { Capabilities, Protocol } from './protocol.ts';
export { HostRobots } from './robots/host-robots.ts';
export { readSources, readSourceSpec, SourcesSchema } from './read-source-spec.ts';
export { connectors, endpointOf, protocols, uploadedProtocol, type ProtocolByName } from './registered.ts';
