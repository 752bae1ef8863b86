export type { Detection, FoundProtocol } from './detection/detection.ts';
export { detect, MAX_REQUESTS } from './detection/detect.ts';
export { optionTexts, type OptionTexts } from './options.ts';
export type { Capabilities, Protocol } from './protocol.ts';
export { HostRobots } from './robots/host-robots.ts';
export { readSources, readSourceSpec, SourcesSchema } from './read-source-spec.ts';
export { readMappingRules } from './rules/rule-faults.ts';
export { ruleReaders } from './rules/rule-readers.ts';
export { connectors, endpointOf, protocols, type ProtocolByName } from './registered.ts';
