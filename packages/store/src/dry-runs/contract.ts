import { expect, test } from '@jest/globals';
import { SourceId, type DryRun } from '@moisson/contracts';
import { aSource } from '@moisson/testkit';
import { randomUUID } from 'node:crypto';
import { contractOf } from '../contract-suite.ts';

/** The contract of dry runs, for every store. */
export const dryRunsContract = contractOf('dry runs', (given) => {
  const asked = (changes: Partial<DryRun> = {}): DryRun => ({
    ...{ id: randomUUID(), source: aSource(), state: 'waiting', attempts: 0 },
    requestedAt: given.clock.now().toISOString(),
    ...changes,
  });

  test('the oldest one is claimed once, by one of all that ask at the same time', async () => {
    const { dryRuns } = given.store;
    const first = asked();
    await dryRuns.ask(first);
    given.clock.advance({ seconds: 1 });
    const second = asked();
    await dryRuns.ask(second);
    const claims = await Promise.all(['a', 'b', 'c'].map((owner) => dryRuns.claim(owner, 30, 'full')));
    expect(claims.flatMap((one) => one?.id ?? []).sort()).toEqual([first.id, second.id].sort());
    expect(await dryRuns.claim('d', 30, 'full')).toBeUndefined();
  });

  test('a preview is claimed as one, and waits for no full one', async () => {
    const { dryRuns } = given.store;
    const full = asked();
    await dryRuns.ask(full);
    const preview = asked({ extent: 'preview' });
    await dryRuns.ask(preview);
    expect(await dryRuns.claim('a', 30, 'preview')).toMatchObject({ id: preview.id, extent: 'preview' });
    expect(await dryRuns.claim('a', 30, 'preview')).toBeUndefined();
    expect(await dryRuns.claim('a', 30, 'full')).toMatchObject({ id: full.id });
  });

  test('one whose harvester died is claimed again, and its former owner changes nothing', async () => {
    const { dryRuns } = given.store;
    const one = asked();
    await dryRuns.ask(one);
    await dryRuns.claim('a', 30, 'full');
    given.clock.advance({ seconds: 31 });
    expect(await dryRuns.claim('b', 30, 'full')).toMatchObject({ id: one.id, owner: 'b', attempts: 2 });
    expect(await dryRuns.change(one.id, 'a', (dryRun) => ({ ...dryRun, state: 'done' }))).toBeUndefined();
    expect(await dryRuns.get(one.id)).toMatchObject({ state: 'running', owner: 'b' });
    given.clock.advance({ seconds: 31 });
    await dryRuns.claim('c', 30, 'full');
    given.clock.advance({ seconds: 31 });
    expect(await dryRuns.claim('d', 30, 'full')).toBeUndefined();
    expect(await dryRuns.get(one.id)).toMatchObject({ state: 'failed', problem: { code: 'dry-run.abandoned' } });
  });

  test('one that waits is cancelled at once; one that runs is told to end; one that ended stays as it is', async () => {
    const { dryRuns } = given.store;
    const [waiting, running] = [asked(), asked()];
    await dryRuns.ask(running);
    await dryRuns.claim('a', 30, 'full');
    await dryRuns.ask(waiting);
    expect(await dryRuns.cancel(waiting.id)).toMatchObject({ state: 'cancelled' });
    expect(await dryRuns.cancel(running.id)).toMatchObject({ state: 'running', cancelling: true });
    await dryRuns.change(running.id, 'a', (dryRun) => ({ ...dryRun, state: 'done' }));
    expect(await dryRuns.cancel(running.id)).toMatchObject({ state: 'done' });
    expect(await dryRuns.cancel(randomUUID())).toBeUndefined();
  });

  test('the last one asked for is the newest of its source, also where the clock stands or was set back', async () => {
    const { dryRuns } = given.store;
    const ids: string[] = [];
    for (const seconds of [0, 0, -60, 0]) {
      given.clock.advance({ seconds });
      const { id, requestedAt } = await dryRuns.ask(asked());
      expect(await dryRuns.get(id)).toMatchObject({ requestedAt });
      ids.unshift(id);
    }
    expect((await dryRuns.list({ sourceId: aSource().id, limit: 10 })).map(({ id }) => id)).toEqual(ids);
  });

  test('too many open ones are refused; of those that ended, old ones are dropped', async () => {
    const { dryRuns } = given.store;
    for (let at = 0; at < 20; at += 1) await dryRuns.ask(asked());
    await expect(dryRuns.ask(asked())).rejects.toMatchObject({ code: 'request.conflict' });
    for (const { id } of await dryRuns.list({ limit: 20 })) await dryRuns.cancel(id);
    for (let at = 0; at < 50; at += 1) {
      given.clock.advance({ seconds: 1 });
      const one = asked();
      await dryRuns.ask(one);
      await dryRuns.cancel(one.id);
    }
    given.clock.advance({ seconds: 1 });
    await dryRuns.ask(asked());
    expect(await dryRuns.list({ limit: 500 })).toHaveLength(50);
    expect(await dryRuns.list({ sourceId: SourceId.parse('autre'), limit: 500 })).toEqual([]);
  });
});
