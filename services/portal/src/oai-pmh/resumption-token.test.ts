import { expect, test } from '@jest/globals';
import { DatasetId } from '@moisson/contracts';
import fc from 'fast-check';
import { ResumptionTokens, type Place } from './resumption-token.ts';

const place = {
  ...{ verb: 'ListRecords', prefix: 'oai_dc', from: 1, set: 'ville-de-laval', given: 100 },
  after: DatasetId.parse('6f1c2c1e-8f6b-5f0e-9f58-2d3a0e1b7c44'),
} as Place;
const HOUR_MS = 3_600_000;

test('another portal with the same secret continues the list, until the token expires', () => {
  let now = Date.parse('2026-11-28T00:00:00Z');
  const [one, other] = [new ResumptionTokens('s', () => now), new ResumptionTokens('s', () => now)];
  const { token, expires } = one.issue(place);
  expect(other.read(token)).toEqual(place);
  expect(new ResumptionTokens('another').read(token)).toBeUndefined();
  now = expires.getTime();
  expect(other.read(token)).toEqual(place);
  now += HOUR_MS;
  expect(other.read(token)).toBeUndefined();
});

test('a token that was changed in any way, or invented, is refused', () => {
  const tokens = new ResumptionTokens('s');
  const { token } = tokens.issue(place);
  fc.assert(
    fc.property(fc.nat(token.length - 1), fc.string({ minLength: 1, maxLength: 3 }), (at, text) => {
      const changed = token.slice(0, at) + text + token.slice(at + 1);
      // base64 has several spellings of the last bits: the same bytes are the same token.
      const isSame = Buffer.from(changed.split('.')[1] ?? '', 'base64url').equals(
        Buffer.from(token.split('.')[1]!, 'base64url'),
      );
      fc.pre(changed !== token && !(isSame && changed.split('.')[0] === token.split('.')[0]));
      expect(tokens.read(changed)).toBeUndefined();
    }),
  );
  fc.assert(fc.property(fc.string({ maxLength: 2000 }), (text) => expect(tokens.read(text)).toBeUndefined()));
});
