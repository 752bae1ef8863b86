import { said } from '@moisson/kernel';
import type { Endpoint } from './addresses/endpoint.ts';
import type { Protocol } from './protocol.ts';
import * as registered from './protocols.ts';
import { withRules } from './rules/with-rules.ts';

type Registered = (typeof registered)[keyof typeof registered];

/** The registered protocols by name. */
export type ProtocolByName = { readonly [One in Registered as One['name']]: Protocol };

/** The registered protocols, in the order of their names in `protocols.ts`. */
export const protocols: readonly Registered[] = Object.values(registered);

/** The registered protocols by name; their mapping is repaired by the rules of each source. */
export const connectors = Object.fromEntries(protocols.map((one) => [one.name, withRules(one)])) as ProtocolByName;

/** The protocol of a source whose document is an uploaded file. */
export const uploadedProtocol = protocols.find((one: Protocol) => one.capabilities.uploads === true)!.name;

const byName: ReadonlyMap<string, Protocol> = new Map(protocols.map((one) => [one.name, one]));

/** Returns the endpoint for an address in a protocol, or why it cannot be read, with the expected form. */
export const endpointOf = (protocol: string, text: string): Endpoint =>
  byName.get(protocol)?.endpoint(text, recognised) ?? {
    fault: said(`le protocole ${protocol} n’est pas connu`, `the protocol ${protocol} is not known`),
  };

/** Returns the name of the first protocol that an address looks like. */
const recognised = (url: URL): string | undefined => protocols.find((one) => one.recognise(url))?.name;
