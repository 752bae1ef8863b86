import { expect, test } from '@jest/globals';
import { SourceId } from '@moisson/contracts';
import type { ClaimRequest, PollResult } from '@moisson/domain';
import { aSource } from '@moisson/testkit';
import { contractOf } from '../contract-suite.ts';

/** The contract of polls, for every store. */
export const pollsContract = contractOf('polls', (given) => {
  const id = SourceId.parse('laval');
  const claimNow = async (owner = 'a') => {
    await given.store.polls.schedule(id, await given.store.polls.now());
    return (await given.store.polls.claim({ owner, leaseSeconds: 60 }))!;
  };

  test('one claim at a time; an expired lease is taken over with a higher run number, and writes of the old run are refused', async () => {
    await given.store.registry.create(aSource());
    const first = await claimNow();
    expect(await given.store.polls.claim({ owner: 'b', leaseSeconds: 60 })).toBeUndefined();
    await given.store.polls.announce(first, ['x', 'y']);
    await given.store.polls.settle(first, ['x']);
    given.clock.advance({ seconds: 61 });
    const second = (await given.store.polls.claim({ owner: 'b', leaseSeconds: 60 }))!;
    expect(second.run).toBeGreaterThan(first.run);
    expect(second.announced).toEqual(['y']);
    const result = { runId: 'r', complete: true, failed: false, records: 1 };
    for (const write of [
      given.store.polls.renew(first, 60),
      given.store.polls.announce(first, ['z']),
      given.store.polls.settle(first, ['y']),
      given.store.polls.release(first, result),
    ])
      await expect(write).rejects.toMatchObject({ code: 'run.lease-lost' });
    await given.store.polls.release(second, {
      ...result,
      nextDueAt: '2026-12-01T00:00:00.000Z',
      validators: { etag: '"1"' },
      baseline: 'b',
      mappingVersion: 3,
    });
    expect(await given.store.polls.status(id)).toMatchObject({
      lastRunId: 'r',
      consecutiveFailures: 0,
      nextDueAt: '2026-12-01T00:00:00.000Z',
    });
    expect(await given.store.polls.claim({ owner: 'a', leaseSeconds: 60 })).toBeUndefined();
    expect(await claimNow()).toMatchObject({ validators: { etag: '"1"' }, baseline: 'b', mappingVersion: 3 });
  });

  test('failures are counted and dated, and a run requested meanwhile stays due', async () => {
    await given.store.registry.create(aSource());
    for (const failures of [1, 2]) {
      await given.store.polls.release(await claimNow(), {
        runId: `r${failures}`,
        complete: false,
        failed: true,
        records: 0,
      });
      expect(await given.store.polls.status(id)).toMatchObject({
        consecutiveFailures: failures,
        failingSince: '2026-11-24T12:00:00.000Z',
      });
    }
    const claim = await claimNow();
    await given.store.polls.schedule(id, await given.store.polls.now(), 'operator');
    await given.store.polls.release(claim, {
      runId: 'r3',
      complete: true,
      failed: false,
      records: 0,
      nextDueAt: '2027-01-01T00:00:00.000Z',
    });
    expect(await given.store.polls.claim({ owner: 'a', leaseSeconds: 60 })).toMatchObject({
      trigger: 'operator',
      consecutiveFailures: 0,
    });
  });

  test('a claim takes only sources of the wanted standings, and none that its owner still polls', async () => {
    const [proven, fresh, failing] = ['eprouvee', 'nouvelle', 'en-panne'].map((one) => SourceId.parse(one)) as [
      SourceId,
      SourceId,
      SourceId,
    ];
    const end = { runId: 'r', records: 0, nextDueAt: given.clock.now().toISOString() };
    for (const sourceId of [proven, fresh, failing]) {
      await given.store.registry.create(aSource({ id: sourceId }));
      await given.store.polls.schedule(sourceId, await given.store.polls.now());
    }
    const claim = async (request: Partial<ClaimRequest>) =>
      given.store.polls.claim({ owner: 'a', leaseSeconds: 60, ...request });
    await given.store.polls.release((await claim({ sourceId: proven }))!, { ...end, complete: true, failed: false });
    await given.store.polls.release((await claim({ sourceId: failing }))!, { ...end, complete: false, failed: true });
    const claimed = async (request: Partial<ClaimRequest>): Promise<SourceId | undefined> => {
      const one = await claim(request);
      // Unchanged: its standing is that of its last released run.
      if (one !== undefined) given.clock.advance({ seconds: 61 });
      return one?.sourceId;
    };
    expect(await claimed({ standings: ['proven'] })).toBe(proven);
    expect(await claimed({ standings: ['new'] })).toBe(fresh);
    expect(await claimed({ standings: ['failing'] })).toBe(failing);
    expect(await claimed({ standings: ['new', 'failing'], except: [fresh] })).toBe(failing);
    expect(await claimed({ standings: ['proven'], except: [proven] })).toBeUndefined();
    expect(await claimed({ sourceId: failing, except: [failing] })).toBeUndefined();
  });

  test('after the clock was set back, due times and leases wait no longer than they had to before', async () => {
    await given.store.registry.create(aSource());
    const inAnHour = new Date(given.clock.now().getTime() + 3_600_000);
    await given.store.polls.release(await claimNow(), {
      ...{ runId: 'r', complete: true, failed: false, records: 1, nextDueAt: inAnHour.toISOString() },
    });
    expect(await given.store.polls.rebase()).toBe(0);
    given.clock.advance({ hours: -24 * 400 });
    expect(await given.store.polls.rebase()).toBe(1);
    expect(await given.store.polls.rebase()).toBe(0);
    const claim = () => given.store.polls.claim({ owner: 'b', leaseSeconds: 60 });
    expect(await claim()).toBeUndefined();
    given.clock.advance({ seconds: 3599 });
    expect(await claim()).toBeUndefined();
    given.clock.advance({ seconds: 1 });
    const first = (await claim())!;
    // A lease also ends one lease after the clock was set back: nobody takes it before, and nobody waits for the old time.
    given.clock.advance({ hours: -3 });
    expect(await given.store.polls.rebase()).toBe(1);
    given.clock.advance({ seconds: 59 });
    expect(await claim()).toBeUndefined();
    given.clock.advance({ seconds: 1 });
    const second = (await claim())!;
    expect(second.run).toBeGreaterThan(first.run);
    given.clock.advance({ hours: -3 });
    await given.store.polls.renew(second, 60);
    expect(await given.store.polls.rebase()).toBe(0);
    given.clock.advance({ seconds: 59 });
    expect(await claim()).toBeUndefined();
    await given.store.polls.release(second, { runId: 'r2', complete: true, failed: false, records: 1 });
    given.clock.advance({ hours: -3 });
    expect(await given.store.polls.rebase()).toBe(1);
    expect(await given.store.polls.status(id)).not.toHaveProperty('nextDueAt');
  });

  test('the time since when a feed is fresh, or fails again, is kept from run to run', async () => {
    await given.store.registry.create(aSource());
    const times = async () => {
      const { freshSince, failedAgainAt } = await given.store.polls.status(id);
      return [freshSince, failedAgainAt];
    };
    const end = async (result: Partial<PollResult>): Promise<string> => {
      given.clock.advance({ seconds: 61 });
      const claim = await claimNow();
      await given.store.polls.release(claim, { runId: 'r', records: 1, complete: true, failed: false, ...result });
      return given.clock.now().toISOString();
    };
    const first = await end({ freshness: 'gained' });
    await end({ freshness: 'kept' });
    expect(await times()).toEqual([first, undefined]);
    const failed = { complete: false, failed: true };
    await end(failed);
    expect(await times()).toEqual([first, undefined]);
    const again = await end(failed);
    await end(failed);
    expect(await times()).toEqual([first, again]);
    const back = await end({ freshness: 'gained' });
    expect(await times()).toEqual([back, undefined]);
    // Its removals are held, so it is not fresh.
    await end({});
    expect(await times()).toEqual([undefined, undefined]);
  });

  test('a claim includes what the source had at its last complete run', async () => {
    await given.store.registry.create(aSource());
    const known = { records: 3, bytes: 2 ** 40 };
    const result = { runId: 'r', failed: false, records: 3 };
    expect((await claimNow()).known).toBeUndefined();
    given.clock.advance({ seconds: 61 });
    await given.store.polls.release(await claimNow(), { ...result, complete: true, known });
    await given.store.polls.release(await claimNow(), { ...result, complete: false });
    expect((await claimNow()).known).toEqual(known);
  });

  test('a claim includes how the source was read, until a good run says otherwise', async () => {
    await given.store.registry.create(aSource());
    const [readAt, fullAt] = ['2026-11-27T12:00:00.000Z', '2026-11-27T06:00:00.000Z'];
    const reading = { readAt, fullAt, filter: { askedAt: fullAt, obeyed: true }, idle: 3 };
    const result = { runId: 'r', failed: false, records: 3 };
    expect((await claimNow()).reading).toBeUndefined();
    given.clock.advance({ seconds: 61 });
    await given.store.polls.release(await claimNow(), { ...result, complete: true, reading });
    await given.store.polls.release(await claimNow(), { ...result, complete: true });
    await given.store.polls.release(await claimNow(), {
      ...result,
      complete: false,
      reading: { readAt, fullAt: readAt },
    });
    expect((await claimNow()).reading).toEqual(reading);
    expect(await given.store.polls.status(aSource().id)).toMatchObject({ lastFullAt: fullAt });
  });

  test('a quarantine is kept until a good run, or until an operator ends it; an interrupted run changes nothing', async () => {
    await given.store.registry.create(aSource());
    const { polls } = given.store;
    const since = given.clock.now().toISOString();
    const end = async (result: Partial<PollResult>): Promise<void> => {
      given.clock.advance({ seconds: 61 });
      await polls.release(await claimNow(), { runId: 'r', records: 1, complete: false, failed: false, ...result });
    };
    const quarantine = async () => {
      const { consecutiveFailures, quarantinedSince } = await polls.status(id);
      return [consecutiveFailures, quarantinedSince];
    };
    await end({ failed: true });
    expect([await polls.pardon(id), ...(await quarantine())]).toEqual([false, 1, undefined]);
    await end({ failed: true, quarantinedSince: since });
    await end({});
    expect(await quarantine()).toEqual([2, since]);
    expect((await claimNow()).trouble).toMatchObject({ failures: 2, quarantinedSince: since });
    expect(await polls.statuses()).toMatchObject([{ quarantinedSince: since }]);
    given.clock.advance({ seconds: 61 });
    expect(await polls.pardon(id)).toBe(true);
    const pardonedAt = given.clock.now().toISOString();
    expect(await quarantine()).toEqual([2, undefined]);
    expect((await claimNow()).trouble).toEqual({ failures: 0, since: pardonedAt, pardonedAt });
    await end({ failed: true });
    given.clock.advance({ seconds: 61 });
    expect((await claimNow()).trouble).toEqual({ failures: 1, since: pardonedAt, pardonedAt });
    await end({ failed: true, quarantinedSince: since });
    await end({ complete: true });
    expect(await quarantine()).toEqual([0, undefined]);
    expect((await claimNow()).trouble).toEqual({ failures: 0 });
  });

  test('a failed run does not bring a quarantine back that an operator ended meanwhile', async () => {
    await given.store.registry.create(aSource());
    const { polls } = given.store;
    const failed = { runId: 'r', records: 1, complete: false, failed: true };
    const since = given.clock.now().toISOString();
    await polls.release(await claimNow(), { ...failed, quarantinedSince: since });
    const claim = await claimNow();
    given.clock.advance({ seconds: 1 });
    await polls.pardon(id);
    await polls.release(claim, { ...failed, quarantinedSince: since });
    expect(await polls.status(id)).not.toHaveProperty('quarantinedSince');
  });
});
