import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { bounded, withoutSecrets } from './without-secrets.ts';

const CANARY = 'Canari7f3a91';

test('no field whose name says that it holds a secret keeps its value, at any depth', () => {
  const name = fc.constantFrom('token', 'password', 'Secret', 'api_key', 'credentials', 'clientSecret', 'X-Auth-Token');
  const inside = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 5 },
      fc
        .tuple(name, fc.oneof(fc.constant(CANARY), fc.constant([{ value: CANARY }])))
        .map(([key, value]) => ({ [key]: value })),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom('a', 'body', 'list'), tie('value'), { maxKeys: 3 }),
    ),
  })).value;
  fc.assert(
    fc.property(inside, (value) => {
      expect(JSON.stringify(withoutSecrets(value))).not.toContain(CANARY);
    }),
  );
});

test('credentials in addresses are redacted, and the rest is kept', () => {
  const input = {
    endpoint: `https://u:${CANARY}@a.example/?token=${CANARY}&q=1`,
    keys: ['a', 'b'],
    maxRecords: 3,
    on: true,
  };
  expect(withoutSecrets(input)).toEqual({
    ...{ endpoint: 'https://REDACTED@a.example/?token=REDACTED&q=1', keys: ['a', 'b'], maxRecords: 3, on: true },
  });
});

test('very deep and very long values are left out', () => {
  let deep: unknown = CANARY;
  for (let depth = 0; depth < 1000; depth += 1) deep = [deep];
  expect(JSON.stringify(withoutSecrets(deep))).not.toContain(CANARY);
  expect(bounded('x'.repeat(10))).toBe('x'.repeat(10));
  expect(bounded('x'.repeat(1_000_000))).toEqual({ omitted: true, characters: 1_000_002, sha256: expect.any(String) });
  expect(bounded(undefined)).toBeUndefined();
});
