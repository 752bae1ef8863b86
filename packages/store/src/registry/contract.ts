import { expect, test } from '@jest/globals';
import { SourceId } from '@moisson/contracts';
import type { MoissonError } from '@moisson/kernel';
import { aSource } from '@moisson/testkit';
import { contractOf } from '../contract-suite.ts';

/** The contract of the registry, for every store. */
export const registryContract = contractOf('the registry', (given) => {
  const id = SourceId.parse('laval');

  test('an id is registered once, and a change applies to the newest version', async () => {
    await given.store.registry.create(aSource());
    await expect(given.store.registry.create(aSource())).rejects.toMatchObject({ code: 'request.conflict' });
    await given.store.registry.update(id, (source) => ({ ...source, authority: 7 }));
    expect(await given.store.registry.get(id)).toMatchObject({ authority: 7 });
    await expect(given.store.registry.update(SourceId.parse('nulle'), (source) => source)).rejects.toMatchObject({
      code: 'request.not-found',
    });
    await given.store.registry.putOrganizations([{ id: 'x', name: { fr: 'X' } }]);
    expect(await given.store.registry.organizations()).toHaveLength(1);
    expect(await given.store.registry.list()).toHaveLength(1);
  });

  test('only a draft is discarded, and its id is free again', async () => {
    const { registry } = given.store;
    expect(await registry.discard(id)).toBe(false);
    await registry.create(aSource());
    expect(await registry.discard(id)).toBe(false);
    await registry.update(id, (source) => ({ ...source, state: 'draft' }));
    expect(await registry.discard(id)).toBe(true);
    expect(await registry.get(id)).toBeUndefined();
    await registry.create(aSource());
    expect(await given.store.polls.status(id)).toMatchObject({ run: 0 });
  });

  test('concurrent changes all apply, each to the newest version', async () => {
    const { registry } = given.store;
    await registry.create(aSource({ authority: 0 }));
    const changes = Array.from({ length: 5 }, () =>
      registry.update(id, (source) => ({ ...source, authority: source.authority + 1 })),
    );
    await Promise.all(changes);
    // Each has a revision of its own, whatever the change says.
    expect(await registry.get(id)).toMatchObject({ authority: 5, revision: 6 });
  });

  test('of two concurrent registrations of one id, one succeeds', async () => {
    const { registry } = given.store;
    const create = () =>
      registry.create(aSource()).then(
        () => 'created',
        (error: unknown) => (error as MoissonError).code,
      );
    expect((await Promise.all([create(), create()])).sort()).toEqual(['created', 'request.conflict']);
  });
});
