import { expect, test } from '@jest/globals';
import { SourceId, type SealedCredential } from '@moisson/contracts';
import { contractOf } from '../contract-suite.ts';

/** The contract of credentials, for every store. */
export const credentialsContract = contractOf('credentials', (given) => {
  const id = SourceId.parse('laval');
  const sealed = (name: string): SealedCredential => ({
    ...{ kind: 'header', name, origin: 'https://a.example', setAt: '2026-11-24T12:00:00.000Z', by: 'cli' },
    ...{ keyId: 'k', nonce: 'bm9uY2U=', ciphertext: 'Y2lwaGVy' },
  });

  test('a source has the credentials that the last change left, and no others', async () => {
    const { credentials } = given.store;
    expect(await credentials.of(id)).toEqual([]);
    expect(await credentials.change(id, () => [sealed('X-A')])).toEqual([sealed('X-A')]);
    const rotated = { ...sealed('X-B'), rotatedAt: '2026-11-25T12:00:00.000Z' };
    await credentials.change(id, (before) => [...before, rotated]);
    expect(await credentials.of(id)).toEqual([sealed('X-A'), rotated]);
    expect(await credentials.of(SourceId.parse('autre'))).toEqual([]);
    expect(await credentials.change(id, () => [])).toEqual([]);
    expect(await credentials.of(id)).toEqual([]);
    await credentials.change(id, () => [sealed('X-C')]);
    expect(await credentials.of(id)).toEqual([sealed('X-C')]);
  });

  test('concurrent changes all apply, also the first ones of a source', async () => {
    const { credentials } = given.store;
    const names = ['X-1', 'X-2', 'X-3', 'X-4', 'X-5'];
    await Promise.all(names.map((name) => credentials.change(id, (before) => [...before, sealed(name)])));
    expect((await credentials.of(id)).map(({ name }) => name).sort()).toEqual(names);
  });

  test('a change that throws changes nothing', async () => {
    const { credentials } = given.store;
    await credentials.change(id, () => [sealed('X-A')]);
    const fail = (): never => {
      throw new RangeError('no');
    };
    await expect(credentials.change(id, fail)).rejects.toThrow();
    expect(await credentials.of(id)).toEqual([sealed('X-A')]);
  });
});
