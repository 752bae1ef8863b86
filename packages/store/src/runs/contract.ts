import { expect, test } from '@jest/globals';
import { SourceId } from '@moisson/contracts';
import type { StoredRun } from '@moisson/domain';
import { UNREADABLE_CHANNEL } from '@moisson/kernel';
import { aSource } from '@moisson/testkit';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { contractOf } from '../contract-suite.ts';

/** The contract of runs, for every store. */
export const runsContract = contractOf('runs', (given) => {
  const id = SourceId.parse('laval');

  const run = (n: number, changes: object = {}, sourceId = id): StoredRun =>
    ({
      ...{ id: `${sourceId}:${n}`, sourceId, run: n, endedAt: `2026-01-0${n}T00:00:00.000Z`, positions: [] },
      ...changes,
    }) as unknown as StoredRun;
  const numbers = (runs: readonly StoredRun[]): number[] => runs.map((one) => one.run);

  test('runs are listed newest first, of one source or all', async () => {
    const { runs } = given.store;
    for (const n of [1, 3, 2]) await runs.put(run(n));
    const other = SourceId.parse('autre');
    await runs.put(run(4, {}, other));
    expect(numbers(await runs.list({ sourceId: id, limit: 2 }))).toEqual([3, 2]);
    expect(numbers(await runs.list({ limit: 3 }))).toEqual([4, 3, 2]);
    await runs.put(run(3, { endedAt: '2026-01-09T00:00:00.000Z' }));
    expect(numbers(await runs.list({ limit: 10 }))).toEqual([3, 4, 2, 1]);
    expect(await runs.get('laval:2')).toMatchObject({ run: 2, outcome: 'failed' });
    expect(await runs.get('laval:9')).toBeUndefined();
  });

  test('the newest run of each source is returned, by source', async () => {
    const { registry, runs } = given.store;
    expect(await runs.latest()).toEqual([]);
    for (const name of ['laval', 'autre', 'zz']) await registry.create(aSource({ id: name }));
    for (const n of [1, 3, 2]) await runs.put(run(n));
    await runs.put(run(2, {}, SourceId.parse('autre')));
    expect((await runs.latest()).map((one) => one.id)).toEqual(['autre:2', 'laval:3']);
  });

  test('an unreadable run is left out of lists and announced, and reading it alone throws', async () => {
    const { registry, runs } = given.store;
    await registry.create(aSource());
    await runs.put(run(1));
    await runs.put(run(2, { trigger: 'inconnu' }));
    const announced: unknown[] = [];
    const listener = (one: unknown): void => void announced.push(one);
    subscribe(UNREADABLE_CHANNEL, listener);
    expect(numbers(await runs.list({ limit: 5 }))).toEqual([1]);
    expect(await runs.latest()).toEqual([]);
    unsubscribe(UNREADABLE_CHANNEL, listener);
    expect(announced).toMatchObject([
      { kind: 'run', id: 'laval:2' },
      { kind: 'run', id: 'laval:2' },
    ]);
    await expect(runs.get('laval:2')).rejects.toThrow('trigger');
  });
});
