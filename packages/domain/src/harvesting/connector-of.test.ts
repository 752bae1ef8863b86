import { expect, test } from '@jest/globals';
import type { Connector } from '../ports/connector.ts';
import { connectorOf, isRegistered } from './connector-of.ts';

const toy = { name: 'toy', mappingVersion: 1 } as Connector;

test('a registered protocol has its connector', () => {
  expect(connectorOf({ toy }, { protocol: 'toy' })).toBe(toy);
  expect(isRegistered(toy)).toBe(true);
});

test.each(['other', 'constructor', '__proto__'])(
  'the protocol "%s" fails whenever it is asked, by its code',
  async (protocol) => {
    const connector = connectorOf({ toy }, { protocol });
    const unknown = expect.objectContaining({ code: 'source.protocol-unknown' });
    expect(isRegistered(connector)).toBe(false);
    await expect(connector.probe(undefined as never)).rejects.toEqual(unknown);
    await expect(connector.pages(undefined as never).next()).rejects.toEqual(unknown);
    expect(() => connector.format.parse(new Uint8Array())).toThrow(unknown);
    expect(connector.keyOf({}, undefined as never)).toBeUndefined();
  },
);
