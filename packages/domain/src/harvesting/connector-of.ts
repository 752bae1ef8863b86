import { MoissonError } from '@moisson/kernel';
import type { Connector, Connectors } from '../ports/connector.ts';

/**
 * Returns the connector of a source's protocol. If this version does not have the protocol, every call of the returned
 * connector throws `source.protocol-unknown`: the run of that source reports it and is delayed like any failed run, and
 * no other source is affected.
 */
export const connectorOf = (connectors: Connectors, { protocol }: { readonly protocol: string }): Connector =>
  // `Object.hasOwn`, because "constructor" is a valid protocol name.
  (Object.hasOwn(connectors, protocol) ? connectors[protocol] : undefined) ?? unregistered(protocol);

/** Mapping version of an unregistered protocol; those of registered protocols start at 1. */
const UNREGISTERED = 0;

/** Returns whether this version has the protocol and can read its records. */
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
