import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { endpointOf, protocols } from '../index.ts';

test('any text is accepted or rejected, and an accepted endpoint is accepted again unchanged', () => {
  const texts = fc.oneof(fc.string(), fc.webUrl({ withQueryParameters: true, withFragments: true }));
  fc.assert(
    fc.property(texts, fc.constantFrom(...protocols.map(({ name }) => name)), (text, protocol) => {
      const read = endpointOf(protocol, text);
      if ('site' in read) expect(endpointOf(protocol, read.endpoint)).toMatchObject({ site: read.site });
    }),
  );
});
