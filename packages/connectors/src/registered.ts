import { said } from '@moisson/kernel';
import type { Endpoint } from './addresses/endpoint.ts';
import type { Protocol } from './protocol.ts';
import { protocols } from './protocols.ts';

/** The registered protocols by name, each with its own name in its type. */
export type ProtocolByName = { readonly [One in (typeof protocols)[number] as One['name']]: Protocol };

/** The registered protocols by name. */
export const connectors = Object.fromEntries(protocols.map((one) => [one.name, one])) as ProtocolByName;

const byName: ReadonlyMap<string, Protocol> = new Map(protocols.map((one) => [one.name, one]));

/** Returns the protocol of that name; nothing where none is registered under it. */
export const protocolNamed = (name: string): Protocol | undefined => byName.get(name);

/** Returns what an address stands for in a protocol, or why it cannot be read, with the right form. */
export const endpointOf = (protocol: string, text: string): Endpoint =>
  byName.get(protocol)?.endpoint(text, recognised) ?? {
    fault: said(`le protocole ${protocol} n’est pas connu`, `the protocol ${protocol} is not known`),
  };

/** The name of the first protocol that an address looks like. */
const recognised = (url: URL): string | undefined => protocols.find((one) => one.recognise(url))?.name;
