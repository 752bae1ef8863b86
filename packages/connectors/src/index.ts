export { connectors, endpointOf, type ProtocolByName } from './registered.ts';
export { optionTexts, type OptionTexts } from './options.ts';
export type { Protocol } from './protocol.ts';
export { protocols } from './protocols.ts';
export { readSourceSpec, readSources, SourcesSchema } from './read-source-spec.ts';
