import { MoissonError } from '@moisson/kernel';
import type { Connector, Connectors } from '../ports/connector.ts';

/**
 * Returns the connector of a source's protocol. A source may be stored whose protocol this version does not have: its connector then fails
 * whenever it is asked, with `source.protocol-unknown`, so that the source's run says so, is put off like any other failure, and no
 * other source is affected.
 */
export const connectorOf = (connectors: Connectors, { protocol }: { readonly protocol: string }): Connector =>
  // Looked up as an own member: "constructor" is a name like any other.
  (Object.hasOwn(connectors, protocol) ? connectors[protocol] : undefined) ?? unregistered(protocol);

/** Mapping version of a protocol that is not registered: those that are begin at 1. */
const UNREGISTERED = 0;

/** Whether this version has the protocol, so that records of it can be read. */
export const isRegistered = ({ mappingVersion }: Pick<Connector, 'mappingVersion'>): boolean =>
  mappingVersion !== UNREGISTERED;

const unregistered = (name: string): Connector => {
  const fail = (): never => {
    throw new MoissonError('source.protocol-unknown', { protocol: name });
  };
  return {
    name,
    format: { mediaType: 'application/octet-stream', parse: fail, canonicalText: fail, bytesOf: fail },
    mappingVersion: UNREGISTERED,
    volatileFields: new Set(),
    probe: async () => fail(),
    pages: async function* () {
      return fail();
    },
    keyOf: () => undefined,
    map: fail,
  };
};
