import { expect, test } from '@jest/globals';
import { connectors } from '@moisson/connectors';
import { RecordKey, SourceId, type RemovalHold } from '@moisson/contracts';
import type { StoredRun } from '@moisson/domain';
import { startOperator } from '@moisson/operator';
import { startPortal } from '@moisson/portal';
import { createLogger } from '@moisson/runtime';
import type { EmbeddedLine } from '@moisson/standalone';
import { aSource, ManualClock } from '@moisson/testkit';
import { feedDataset, FeedServer } from '../support/feed-server.ts';
import { withLine } from '../support/with-line.ts';

const id = SourceId.parse('ville');
const keyOf = (n: number): RecordKey => RecordKey.parse(`//ville.invalid/datasets/v::jeu-${n}`);
const range = (from: number, to: number): object[] =>
  Array.from({ length: to - from }, (_, at) =>
    feedDataset({ identifier: `https:${keyOf(from + at)}`, title: `Jeu numéro ${from + at}` }),
  );

interface Desk {
  readonly line: EmbeddedLine;
  readonly clock: ManualClock;
  readonly poll: (datasets: readonly object[]) => Promise<StoredRun>;
  /** Calls the operator's API; returns the status and body. */
  readonly call: (path: string, body?: object) => Promise<{ readonly status: number; readonly answer: unknown }>;
  /** Returns the titles that a public search finds. */
  readonly found: () => Promise<readonly string[]>;
}

/** Runs a test with 100 datasets, of which the first 40 went missing and are held. */
const atDesk = async (work: (desk: Desk, hold: RemovalHold) => Promise<void>): Promise<void> => {
  await using feed = await FeedServer.start();
  const clock = new ManualClock();
  await withLine(async (line) => {
    const { store, changeLog, fetching } = line;
    const [log, listen] = [createLogger('test', 'silent'), { host: '127.0.0.1', port: 0 }];
    const operator = await startOperator({ store, changeLog, connectors, fetching, log, listen });
    const portal = await startPortal({ store, log, listen });
    await store.registry.create(aSource({ id, protocol: 'arcgis-hub', endpoint: feed.url }));
    const desk: Desk = {
      ...{ line, clock },
      poll: async (datasets) => {
        feed.datasets = datasets;
        clock.advance({ hours: 12 });
        await line.pollNow(id);
        return (await store.runs.list({ sourceId: id, limit: 1 }))[0]!;
      },
      call: async (path, body) => {
        const response = await fetch(`${operator.url}/api/v1/holds${path}`, {
          method: body === undefined ? 'GET' : 'POST',
          ...(body === undefined
            ? {}
            : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
        });
        return { status: response.status, answer: await response.json() };
      },
      found: async () => {
        // A portal's search waits at most 20 ms for recent writes; the test needs all of them.
        await store.search.refresh();
        const response = await fetch(`${portal.url}/api/v1/datasets?limit=100`);
        const { items } = (await response.json()) as { items: { title: { fr: string } }[] };
        return items.map(({ title }) => title.fr);
      },
    };
    await desk.poll(range(0, 100));
    await desk.poll(range(40, 100));
    try {
      await work(desk, (await store.holds.pending(id))!);
    } finally {
      await operator.stop();
      await portal.stop();
    }
  }, clock);
};

test('each record of a hold is shown with the reason, and can be decided alone', () =>
  atDesk(async ({ line, poll, call, found }, hold) => {
    const { answer: records } = await call(`/${hold.id}/records`);
    expect(records).toHaveLength(40);
    expect((records as object[])[0]).toMatchObject({
      recordKey: keyOf(0),
      title: 'Jeu numéro 0',
      absentSince: hold.createdAt,
      reason: 'removal.share-exceeded',
    });
    const keys = [keyOf(3), keyOf(4), keyOf(5)];
    const { answer: approved } = await call(`/${hold.id}/approve`, { keys });
    expect(approved).toMatchObject({ records: 3, state: 'approved', decidedBy: 'api' });
    await call(`/${hold.id}/refuse`, { keys: [keyOf(6)] });
    expect(await line.store.holds.pending(id)).toMatchObject({ id: hold.id, records: 36 });
    expect(await poll(range(40, 100))).toMatchObject({ counts: { removed: 3, held: 36 } });
    expect((await call(`/${hold.id}/approve`, { keys: ['none'] })).status).toBe(400);
    expect((await call(`/${hold.id}/approve`, { reason: 'removal.baseline-changed' })).status).toBe(400);
    expect((await call(`/${hold.id}/approve`, { reason: 'removal.share-exceeded' })).status).toBe(200);
    expect(await poll(range(40, 100))).toMatchObject({ outcome: 'succeeded', counts: { removed: 36, held: 0 } });
    // The record that the operator kept stays for good.
    expect(await poll(range(40, 100))).toMatchObject({ outcome: 'succeeded', counts: { removed: 0, held: 0 } });
    const titles = await found();
    expect(titles).toHaveLength(61);
    expect(titles).toContain('Jeu numéro 6');
  }));

test('an approval can be undone before and after it is carried out: removed datasets return with their ids', () =>
  atDesk(async ({ line, poll, call, found }, hold) => {
    const idsOf = async (): Promise<string[]> =>
      (await line.store.datasetReads.scan(undefined, 500)).map(({ id: one }) => one);
    const ids = await idsOf();
    await call(`/${hold.id}/approve`, {});
    expect((await call(`/${hold.id}/undo`, {})).answer).toMatchObject({ id: hold.id, state: 'pending', records: 40 });
    expect(await poll(range(40, 100))).toMatchObject({ counts: { removed: 0, held: 40 } });

    await call(`/${hold.id}/approve`, {});
    expect(await poll(range(40, 100))).toMatchObject({ counts: { removed: 40, held: 0 } });
    expect(await found()).toHaveLength(60);
    expect((await call(`/${hold.id}/records`)).answer).toHaveLength(40);
    expect((await call(`/${hold.id}/undo`, {})).answer).toMatchObject({ state: 'pending', restoring: true });
    const restored = await poll(range(40, 100));
    expect(restored).toMatchObject({ outcome: 'held', counts: { removed: 0, held: 40, created: 0 } });
    expect(restored.problems.map(({ code }) => code)).toContain('removal.undone');
    expect(await found()).toHaveLength(100);
    expect(new Set(await idsOf())).toEqual(new Set(ids));
    expect(await line.store.payloads.get(id, keyOf(0))).toBeDefined();
    // Nothing is restored twice, and every record is decided as before.
    await call(`/${hold.id}/refuse`, {});
    expect(await poll(range(40, 100))).toMatchObject({ outcome: 'succeeded', counts: { removed: 0, held: 0 } });
    expect((await call(`/${hold.id}/undo`, {})).answer).toMatchObject({ state: 'pending', records: 40 });
  }));

test('after its time an approval is final, and the payloads of its removals are deleted', () =>
  atDesk(async ({ line, clock, poll, call, found }, hold) => {
    await call(`/${hold.id}/approve`, {});
    await poll(range(40, 100));
    expect(await line.store.payloads.get(id, keyOf(0))).toBeDefined();
    clock.advance({ hours: 24 * 7 });
    await poll(range(40, 100));
    expect(await line.store.payloads.get(id, keyOf(0))).toBeUndefined();
    const { status, answer } = await call(`/${hold.id}/undo`, {});
    expect(status).toBe(409);
    expect(JSON.stringify(answer)).toContain('définitifs');
    expect(await found()).toHaveLength(60);
  }));

test('a decision that is undone while another hold waits joins it', () =>
  atDesk(async ({ line, poll, call }, hold) => {
    await call(`/${hold.id}/approve`, { keys: [keyOf(0), keyOf(1)] });
    const [decided] = await line.store.holds.list({ state: 'approved', limit: 1 });
    expect(decided!.id).not.toBe(hold.id);
    await poll(range(40, 100));
    expect((await call(`/${decided!.id}/undo`, {})).answer).toMatchObject({ id: hold.id, records: 40 });
    expect(await poll(range(40, 100))).toMatchObject({ counts: { held: 40, removed: 0 } });
    expect(await line.store.holds.get(decided!.id)).toMatchObject({ state: 'withdrawn' });
  }));

test.each(['no-such-hold/records', 'no-such-hold'])('GET /holds/%s is 404', (path) =>
  atDesk(async ({ call }) => {
    expect((await call(`/${path}`)).status).toBe(404);
  }),
);
