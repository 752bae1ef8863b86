import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { DatasetId, SourceId, type RemovalHold } from '@moisson/contracts';
import {
  datasetIdOf,
  mergeCluster,
  removedBody,
  type ClaimRequest,
  type DatasetBody,
  type DatasetWrite,
  type PollResult,
  type Store,
  type StoredRun,
} from '@moisson/domain';
import { aBodyWrite, aRecord, aRemoval, aSource, ManualClock } from '@moisson/testkit';

export interface OpenedStore {
  readonly store: Store;
  readonly close: () => Promise<void>;
}

/** What every store must do, whatever holds the data. `clock` is the store's clock where it can be set. */
export const storeContract = (name: string, open: (clock: ManualClock) => Promise<OpenedStore>): void => {
  describe(`${name} keeps the store's contract`, () => {
    let clock: ManualClock;
    let opened: OpenedStore;
    let store: Store;
    beforeEach(async () => {
      clock = new ManualClock();
      opened = await open(clock);
      ({ store } = opened);
    });
    afterEach(() => opened.close());
    const id = SourceId.parse('laval');
    const claimNow = async (owner = 'a') => {
      await store.polls.schedule(id, await store.polls.now());
      return (await store.polls.claim({ owner, leaseSeconds: 60 }))!;
    };

    test('an id is registered once, and a change applies to the newest version', async () => {
      await store.registry.create(aSource());
      await expect(store.registry.create(aSource())).rejects.toMatchObject({ code: 'request.conflict' });
      await store.registry.update(id, (source) => ({ ...source, authority: 7 }));
      expect(await store.registry.get(id)).toMatchObject({ authority: 7 });
      await expect(store.registry.update(SourceId.parse('nulle'), (source) => source)).rejects.toMatchObject({
        code: 'request.not-found',
      });
      await store.registry.putOrganizations([{ id: 'x', name: { fr: 'X' } }]);
      expect(await store.registry.organizations()).toHaveLength(1);
      expect(await store.registry.list()).toHaveLength(1);
    });

    test('one claim at a time; a lease that ran out is taken over with a higher run, and the old one is fenced off', async () => {
      await store.registry.create(aSource());
      const first = await claimNow();
      expect(await store.polls.claim({ owner: 'b', leaseSeconds: 60 })).toBeUndefined();
      await store.polls.announce(first, ['x', 'y']);
      await store.polls.settle(first, ['x']);
      clock.advance({ seconds: 61 });
      const second = (await store.polls.claim({ owner: 'b', leaseSeconds: 60 }))!;
      expect(second.run).toBeGreaterThan(first.run);
      expect(second.announced).toEqual(['y']);
      const result = { runId: 'r', complete: true, failed: false, records: 1 };
      for (const write of [
        store.polls.renew(first, 60),
        store.polls.announce(first, ['z']),
        store.polls.settle(first, ['y']),
        store.polls.release(first, result),
      ])
        await expect(write).rejects.toMatchObject({ code: 'run.lease-lost' });
      await store.polls.release(second, {
        ...result,
        nextDueAt: '2026-12-01T00:00:00.000Z',
        validators: { etag: '"1"' },
        baseline: 'b',
        mappingVersion: 3,
      });
      expect(await store.polls.status(id)).toMatchObject({
        lastRunId: 'r',
        consecutiveFailures: 0,
        nextDueAt: '2026-12-01T00:00:00.000Z',
      });
      expect(await store.polls.claim({ owner: 'a', leaseSeconds: 60 })).toBeUndefined();
      expect(await claimNow()).toMatchObject({ validators: { etag: '"1"' }, baseline: 'b', mappingVersion: 3 });
    });

    test('failures are counted, since when too, and a run asked for meanwhile stays due', async () => {
      await store.registry.create(aSource());
      for (const failures of [1, 2]) {
        await store.polls.release(await claimNow(), {
          runId: `r${failures}`,
          complete: false,
          failed: true,
          records: 0,
        });
        expect(await store.polls.status(id)).toMatchObject({
          consecutiveFailures: failures,
          failingSince: '2026-11-24T12:00:00.000Z',
        });
      }
      const claim = await claimNow();
      await store.polls.schedule(id, await store.polls.now(), 'operator');
      await store.polls.release(claim, {
        runId: 'r3',
        complete: true,
        failed: false,
        records: 0,
        nextDueAt: '2027-01-01T00:00:00.000Z',
      });
      expect(await store.polls.claim({ owner: 'a', leaseSeconds: 60 })).toMatchObject({
        trigger: 'operator',
        consecutiveFailures: 0,
      });
    });

    test('a claim is of the standings that are wanted, and of none that its owner still polls', async () => {
      const [proven, fresh, failing] = ['eprouvee', 'nouvelle', 'en-panne'].map((one) => SourceId.parse(one)) as [
        SourceId,
        SourceId,
        SourceId,
      ];
      const end = { runId: 'r', records: 0, nextDueAt: clock.now().toISOString() };
      for (const sourceId of [proven, fresh, failing]) {
        await store.registry.create(aSource({ id: sourceId }));
        await store.polls.schedule(sourceId, await store.polls.now());
      }
      const claim = async (request: Partial<ClaimRequest>) =>
        store.polls.claim({ owner: 'a', leaseSeconds: 60, ...request });
      await store.polls.release((await claim({ sourceId: proven }))!, { ...end, complete: true, failed: false });
      await store.polls.release((await claim({ sourceId: failing }))!, { ...end, complete: false, failed: true });
      const claimed = async (request: Partial<ClaimRequest>): Promise<SourceId | undefined> => {
        const one = await claim(request);
        // As it was: its standing is that of its last released run.
        if (one !== undefined) clock.advance({ seconds: 61 });
        return one?.sourceId;
      };
      expect(await claimed({ standings: ['proven'] })).toBe(proven);
      expect(await claimed({ standings: ['new'] })).toBe(fresh);
      expect(await claimed({ standings: ['failing'] })).toBe(failing);
      expect(await claimed({ standings: ['new', 'failing'], except: [fresh] })).toBe(failing);
      expect(await claimed({ standings: ['proven'], except: [proven] })).toBeUndefined();
      expect(await claimed({ sourceId: failing, except: [failing] })).toBeUndefined();
    });

    test('after the clock was set back, due times and leases wait no longer than they had to when they were decided', async () => {
      await store.registry.create(aSource());
      const inAnHour = new Date(clock.now().getTime() + 3_600_000);
      await store.polls.release(await claimNow(), {
        ...{ runId: 'r', complete: true, failed: false, records: 1, nextDueAt: inAnHour.toISOString() },
      });
      expect(await store.polls.rebase()).toBe(0);
      clock.advance({ hours: -24 * 400 });
      expect(await store.polls.rebase()).toBe(1);
      expect(await store.polls.rebase()).toBe(0);
      const claim = () => store.polls.claim({ owner: 'b', leaseSeconds: 60 });
      expect(await claim()).toBeUndefined();
      clock.advance({ seconds: 3599 });
      expect(await claim()).toBeUndefined();
      clock.advance({ seconds: 1 });
      const first = (await claim())!;
      // A lease, too, ends one lease later: nobody takes over before, and nobody waits for the old clock.
      clock.advance({ hours: -3 });
      expect(await store.polls.rebase()).toBe(1);
      clock.advance({ seconds: 59 });
      expect(await claim()).toBeUndefined();
      clock.advance({ seconds: 1 });
      const second = (await claim())!;
      expect(second.run).toBeGreaterThan(first.run);
      clock.advance({ hours: -3 });
      await store.polls.renew(second, 60);
      expect(await store.polls.rebase()).toBe(0);
      clock.advance({ seconds: 59 });
      expect(await claim()).toBeUndefined();
      await store.polls.release(second, { runId: 'r2', complete: true, failed: false, records: 1 });
      clock.advance({ hours: -3 });
      expect(await store.polls.rebase()).toBe(1);
      expect(await store.polls.status(id)).not.toHaveProperty('nextDueAt');
    });

    test('since when a feed is fresh, or fails again, is kept from run to run', async () => {
      await store.registry.create(aSource());
      const times = async () => {
        const { freshSince, failedAgainAt } = await store.polls.status(id);
        return [freshSince, failedAgainAt];
      };
      const end = async (result: Partial<PollResult>): Promise<string> => {
        clock.advance({ seconds: 61 });
        const claim = await claimNow();
        await store.polls.release(claim, { runId: 'r', records: 1, complete: true, failed: false, ...result });
        return clock.now().toISOString();
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
      // Its removals are held: it is not fresh.
      await end({});
      expect(await times()).toEqual([undefined, undefined]);
    });

    test('what a source had at its last complete run is told with the claim', async () => {
      await store.registry.create(aSource());
      const known = { records: 3, bytes: 2 ** 40 };
      const result = { runId: 'r', failed: false, records: 3 };
      expect((await claimNow()).known).toBeUndefined();
      clock.advance({ seconds: 61 });
      await store.polls.release(await claimNow(), { ...result, complete: true, known });
      await store.polls.release(await claimNow(), { ...result, complete: false });
      expect((await claimNow()).known).toEqual(known);
    });

    test('runs and holds are listed newest first', async () => {
      await store.registry.create(aSource());
      const run = (n: number) =>
        ({
          id: `laval:${n}`,
          sourceId: id,
          run: n,
          endedAt: `2026-01-0${n}T00:00:00.000Z`,
          positions: [],
        }) as unknown as StoredRun;
      for (const n of [1, 2, 3]) await store.runs.put(run(n));
      expect((await store.runs.list({ sourceId: id, limit: 2 })).map(({ run: n }) => n)).toEqual([3, 2]);
      expect((await store.runs.latest()).map(({ run: n }) => n)).toEqual([3]);
      const hold = (n: number, state: RemovalHold['state']) =>
        ({ id: `h${n}`, sourceId: id, state, createdAt: `2026-01-0${n}T00:00:00.000Z` }) as RemovalHold;
      await store.holds.put(hold(1, 'refused'));
      await store.holds.put(hold(2, 'pending'));
      expect(await store.holds.pending(id)).toMatchObject({ id: 'h2' });
      await store.holds.put(hold(2, 'approved'));
      expect(await store.holds.pending(id)).toBeUndefined();
      expect((await store.holds.list({ limit: 5 })).map((one) => one.id)).toEqual(['h2', 'h1']);
      expect(await store.holds.undoable(id)).toEqual([]);
      await store.holds.put({ ...hold(2, 'approved'), undoUntil: '2026-02-01T00:00:00.000Z' });
      await store.holds.put({ ...hold(3, 'refused'), undoUntil: '2026-02-01T00:00:00.000Z' });
      expect((await store.holds.undoable(id)).map((one) => one.id)).toEqual(['h2']);
      expect(await store.holds.undoable(SourceId.parse('autre'))).toEqual([]);
      await store.holds.put(hold(2, 'approved'));
      expect(await store.holds.undoable(id)).toEqual([]);
    });

    test('of each record the newest run wins, removals too, and links follow', async () => {
      expect((await store.records.put([aRecord({ run: 2, links: ['l:1'] })]))[0]).toMatchObject({
        outcome: 'applied',
        formerLinks: [],
      });
      expect((await store.records.put([aRecord({ run: 1, links: ['l:2'] })]))[0]).toMatchObject({ outcome: 'stale' });
      expect((await store.records.put([aRecord({ run: 2, links: ['l:1'] })]))[0]).toMatchObject({ outcome: 'same' });
      await store.records.put([aRemoval({ run: 3, links: ['l:3'] })]);
      expect((await store.records.put([aRecord({ run: 2 })]))[0]).toMatchObject({ outcome: 'stale' });
      await store.records.put([aRecord({ sourceId: 'quebec', recordKey: 'r9', links: ['l:1', 'l:3'] })]);
      const holders = await store.records.holders(['l:1', 'l:3', 'record:laval/r1'], 10);
      // The removed record no longer holds l:1.
      expect(holders.get('l:1')).toEqual([{ id: 'quebec/r9', sourceId: 'quebec', live: true }]);
      expect(holders.get('l:3')).toEqual(
        expect.arrayContaining([
          { id: 'laval/r1', sourceId: 'laval', live: false },
          { id: 'quebec/r9', sourceId: 'quebec', live: true },
        ]),
      );
      expect((await store.records.holders(['l:3'], 1)).get('l:3')).toHaveLength(1);
      const among = await store.records.holders(['l:1', 'l:3', 'l:4', 'record:laval/r1'], 10, ['laval/r1']);
      expect(among.get('l:3')).toHaveLength(2);
      expect(among.get('l:1')).toHaveLength(1);
      expect((await store.records.scan(undefined, 10)).map(({ state }) => state)).toEqual(['removed', 'live']);
    });

    test('the links that a record left are remembered, told again with the same version, and forgotten once held again', async () => {
      const left = async (run: number, links: string[]): Promise<readonly string[]> => {
        const [write] = await store.records.put([aRecord({ run, links })]);
        return write!.formerLinks;
      };
      expect(await left(1, ['l:1', 'l:2'])).toEqual([]);
      expect(await left(2, ['l:3'])).toEqual(['l:1', 'l:2']);
      expect(await left(2, ['l:3'])).toEqual(['l:1', 'l:2']);
      expect(await left(3, ['l:2'])).toEqual(['l:3', 'l:1']);
      // However many they become, those left last are remembered.
      for (let run = 4; run < 200; run += 1) await left(run, [`m:${run}`]);
      const last = await left(200, []);
      expect(last.length).toBeLessThan(196);
      expect(last.slice(0, 2)).toEqual(['m:199', 'm:198']);
    });

    const live = (title: string, changes: Record<string, unknown> = {}): { id: DatasetId; body: DatasetBody } => {
      const record = aRecord({
        recordKey: title,
        dataset: { ...aRecord().dataset, title: { fr: title }, ...changes },
        changedAt: changes.changedAt ?? '2026-11-24T12:00:00.000Z',
      });
      return { id: datasetIdOf(record), body: { state: 'live', dataset: mergeCluster([record])! } };
    };
    const aWrite = (id: DatasetId, expected: number, body: DatasetBody, hash = 'x'): DatasetWrite =>
      aBodyWrite(id, body, expected, hash);
    const put = async (...datasets: ReturnType<typeof live>[]): Promise<void> => {
      expect(await store.datasetWrites.write(datasets.map(({ id, body }) => aWrite(id, 0, body, 'h')))).not.toContain(
        false,
      );
    };

    test('a dataset is written only over the revision that was read, and owes its event until it is marked', async () => {
      const one = live('Arbres');
      await put(one);
      expect(await store.datasetWrites.write([aWrite(one.id, 0, one.body)])).toEqual([false]);
      expect(await store.datasetWrites.unpublished(undefined, 10)).toEqual([one.id]);
      await store.datasetWrites.markPublished([{ id: one.id, revision: 1 }]);
      expect(await store.datasetWrites.unpublished(undefined, 10)).toEqual([]);
      expect(
        await store.datasetWrites.write([aWrite(one.id, 1, { state: 'removed', label: 'Arbres', removedAt: 'x' })]),
      ).toEqual([true]);
      expect((await store.datasetWrites.heads([one.id])).get(one.id)).toMatchObject({
        revision: 2,
        publishedRevision: 1,
        hash: 'x',
      });
      expect([
        await store.datasetReads.count(),
        (await store.search.search({ text: 'arbres', limit: 5 })).total,
      ]).toEqual([0, 0]);
      expect(await store.datasetReads.scan(undefined, 5)).toEqual([]);
    });

    test('a dataset that left tells its title, whose it was, when and why', async () => {
      const one = live('Arbres');
      await put(one);
      const organization = { id: 'ville-de-laval', name: 'Ville de Laval' };
      const body = removedBody([aRemoval({ recordKey: 'Arbres', label: 'Arbres', organization })]);
      expect(await store.datasetWrites.write([aWrite(one.id, 1, body)])).toEqual([true]);
      expect(await store.datasetReads.get(one.id)).toEqual({
        ...{ state: 'removed', label: 'Arbres', organization },
        ...{ removedAt: '2026-11-25T12:00:00.000Z', reason: 'absent', sourceId: 'laval' },
      });
    });
  });
};
