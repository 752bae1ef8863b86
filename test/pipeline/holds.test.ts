import { expect, test } from '@jest/globals';
import { SourceId } from '@moisson/contracts';
import type { StoredRun } from '@moisson/domain';
import { createServer } from 'node:http';
import { connectors } from '@moisson/connectors';
import { startOperator } from '@moisson/operator';
import { startPortal } from '@moisson/portal';
import { createLogger } from '@moisson/runtime';
import type { EmbeddedLine } from '@moisson/standalone';
import { aSource, ManualClock } from '@moisson/testkit';
import { feedDataset, FeedServer } from '../support/feed-server.ts';
import { withLine } from '../support/with-line.ts';

const id = SourceId.parse('ville');
const dataset = (n: number): object =>
  feedDataset({ identifier: `https://ville.invalid/datasets/v::jeu-${n}`, title: `Jeu ${n}` });
const range = (from: number, to: number): object[] => Array.from({ length: to - from }, (_, at) => dataset(from + at));

const withFeed = async (
  work: (
    poll: (datasets: readonly object[]) => Promise<StoredRun>,
    line: EmbeddedLine,
    feed: FeedServer,
  ) => Promise<void>,
): Promise<void> => {
  await using feed = await FeedServer.start();
  const clock = new ManualClock();
  await withLine(async (line) => {
    await line.store.registry.create(aSource({ id, protocol: 'arcgis-hub', endpoint: feed.url }));
    const poll = async (datasets: readonly object[]): Promise<StoredRun> => {
      feed.datasets = datasets;
      clock.advance({ hours: 24 });
      await line.pollNow(id);
      return (await line.store.runs.list({ sourceId: id, limit: 1 }))[0]!;
    };
    await work(poll, line, feed);
  }, clock);
};

const pollTimes = async <T>(times: number, poll: () => Promise<T>): Promise<T> => {
  let last = await poll();
  for (let more = 1; more < times; more += 1) last = await poll();
  return last;
};

test('an undecided hold delays no other removal, and never removes by itself', () =>
  withFeed(async (poll, line) => {
    await poll(range(0, 100));
    const held = await poll(range(40, 100));
    expect(held).toMatchObject({ outcome: 'held', counts: { held: 40, removed: 0 } });
    // Three more go missing, within the brake: they are removed after their grace; the forty stay.
    await pollTimes(6, () => poll(range(43, 100)));
    const live = await line.store.snapshots.count(id);
    expect(live).toBe(97);
    // The feed grows until forty are a small share of it; not more than it may at once.
    await poll(range(43, 400));
    const grown = await pollTimes(6, () => poll(range(43, 600)));
    expect(grown).toMatchObject({ outcome: 'held', counts: { held: 40, removed: 0 } });
    expect(await line.store.snapshots.count(id)).toBe(40 + 557);
    expect(await line.store.holds.pending(id)).toMatchObject({ records: 40, state: 'pending' });
    const listen = { host: '127.0.0.1', port: 0 };
    const portal = await startPortal({ store: line.store, log: createLogger('test', 'silent'), listen });
    const absent = async (title: string): Promise<unknown> => {
      const found = await fetch(`${portal.url}/api/v1/datasets?limit=100&q=${encodeURIComponent(`"${title}"`)}`);
      const { items } = (await found.json()) as {
        items: { id: string; title: { fr: string }; absentSince?: string }[];
      };
      const item = items.find((one) => one.title.fr === title)!;
      const page = await (await fetch(`${portal.url}/datasets/${item.id}`)).text();
      expect(page.includes('Absent depuis')).toBe(item.absentSince !== undefined);
      return item.absentSince;
    };
    expect([await absent('Jeu 7'), await absent('Jeu 77')]).toEqual([held.startedAt, undefined]);
    await portal.stop();
    // Some return: the hold covers the rest. All return: it is withdrawn.
    expect(await poll(range(10, 600))).toMatchObject({ counts: { held: 10 } });
    expect(await poll(range(0, 600))).toMatchObject({ outcome: 'succeeded', counts: { held: 0 } });
    expect(await line.store.holds.pending(id)).toBeUndefined();
  }));

test('a second loss beyond the brake joins the hold; a decision covers only held records', () =>
  withFeed(async (poll, line) => {
    await poll(range(0, 100));
    await poll(range(30, 100));
    await poll(range(60, 100));
    expect(await line.store.holds.pending(id)).toMatchObject({ records: 60 });
    // Two are in their grace when the hold is approved: they are not removed early.
    await poll(range(62, 100));
    const { store, changeLog, fetching } = line;
    const listen = { host: '127.0.0.1', port: 0 };
    const log = createLogger('test', 'silent');
    const operator = await startOperator({ store, changeLog, connectors, fetching, log, listen });
    const hold = await line.store.holds.pending(id);
    const decided = await fetch(`${operator.url}/api/v1/holds/${encodeURIComponent(hold!.id)}/approve`, {
      method: 'POST',
    });
    expect(decided.status).toBe(200);
    await operator.stop();
    const after = await poll(range(62, 100));
    expect(after).toMatchObject({ outcome: 'succeeded', counts: { removed: 60, held: 0 } });
    expect(await line.store.snapshots.count(id)).toBe(40);
    await pollTimes(4, () => poll(range(62, 100)));
    expect(await line.store.snapshots.count(id)).toBe(38);
  }));

test('an empty answer removes nothing, however often it is given, not even records in their grace', () =>
  withFeed(async (poll, line) => {
    await poll(range(0, 50));
    await poll(range(2, 50));
    const empty = await pollTimes(8, () => poll([]));
    expect(empty).toMatchObject({ outcome: 'held', counts: { removed: 0, held: 50 } });
    expect(await line.store.snapshots.count(id)).toBe(50);
    expect(await poll(range(2, 50))).toMatchObject({ counts: { held: 2, removed: 0 } });
  }));

test('no validators are sent while a record is absent: an approved removal is not hidden by a 304', async () => {
  let body = '';
  let sent: string | undefined;
  const server = createServer((request, response) => {
    sent = request.headers['if-none-match'];
    const etag = `"${body.length}"`;
    if (sent === etag) response.writeHead(304, { etag }).end();
    else response.writeHead(200, { 'content-type': 'application/json', etag }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  const clock = new ManualClock();
  await withLine(async (line) => {
    const endpoint = `http://127.0.0.1:${port}/data.json`;
    await line.store.registry.create(aSource({ id, protocol: 'arcgis-hub', endpoint }));
    const poll = async (datasets: readonly object[]): Promise<void> => {
      body = JSON.stringify({ dataset: datasets });
      clock.advance({ hours: 24 });
      await line.pollNow(id);
    };
    await poll(range(0, 20));
    await poll(range(0, 20));
    expect(sent).toBeDefined();
    for (let day = 0; day < 5; day += 1) await poll(range(1, 20));
    expect(await line.store.snapshots.count(id)).toBe(19);
    await poll(range(1, 20));
    expect(sent).toBeDefined();
  }, clock);
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});
