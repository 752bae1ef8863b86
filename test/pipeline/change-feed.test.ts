import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { bodyOf, changesOf, connect, ReplacedFeedError, type Activity, type MoissonClient } from '@moisson/client';
import { datasetIdOf, type CatalogueChange, type DatasetBody, type Store } from '@moisson/domain';
import { DatasetId } from '@moisson/contracts';
import { ChangeFeedWriter } from '@moisson/indexer';
import { readGraph, type RdfLiteral, type RdfValue } from '@moisson/formats';
import { systemClock } from '@moisson/kernel';
import { startPortal } from '@moisson/portal';
import { createLogger, type HttpService } from '@moisson/runtime';
import { openSqliteStore } from '@moisson/store';
import { aBodyWrite, aDataset, aRecord } from '@moisson/testkit';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { catalogueToFollow, expectFollowed, FollowedCatalogue } from '../support/followed-feed.ts';
import { seeded } from '../support/seeded.ts';

const stack = new AsyncDisposableStack();
let store: Store;
let portal: HttpService;
let client: MoissonClient;
const { random, seed } = seeded();
const pick = (limit: number): number => Math.floor(random() * limit);
const fail = (error: unknown): void => {
  throw error;
};
const writer = (): ChangeFeedWriter => new ChangeFeedWriter(store, systemClock, fail);

beforeAll(async () => {
  const dir = stack.adopt(await mkdtemp(join(tmpdir(), 'moisson-feed-')), (one) => rm(one, { recursive: true }));
  store = stack.adopt(openSqliteStore(dir, systemClock), (one) => one.close());
  const log = createLogger('test', 'silent');
  portal = stack.adopt(await startPortal({ store, log, listen: { host: '127.0.0.1', port: 0 } }), (one) => one.stop());
  client = connect(portal.url);
});
afterAll(() => stack.disposeAsync());

const SIZE = 700;
const ids = Array.from({ length: SIZE }, (_, at) => datasetIdOf(aRecord({ recordKey: `r${at}` })));
const revisions = new Map<string, number>();
let writes = 0;

/** Writes a random new revision of some datasets. */
const change = async (datasets: readonly DatasetId[], isLive = false): Promise<void> => {
  const some = datasets.map((id) => {
    writes += 1;
    const bodies: DatasetBody[] = [
      { state: 'live', dataset: { ...aDataset(`Jeu ${writes}`), id } },
      { state: 'live', dataset: { ...aDataset(`Jeu ${writes}`), id } },
      { state: 'removed', label: 'Jeu', removedAt: '2026-11-25T12:00:00.000Z' },
      { state: 'redirect', to: ids[pick(SIZE)]! },
    ];
    const before = revisions.get(id) ?? 0;
    revisions.set(id, before + 1);
    return aBodyWrite(id, bodies[before === 0 || isLive ? 0 : pick(4)]!, before, `h${writes}`);
  });
  expect(await store.datasetWrites.write(some)).not.toContain(false);
};

/** Returns the addresses of the first and the last page. */
const ends = async (): Promise<{ readonly first: string; readonly last: string; readonly totalItems: number }> => {
  const { first, last, totalItems } = await bodyOf(client.GET('/api/v1/changes'));
  return { first: first!.id, last: last!.id, totalItems };
};

const idIn = (url: string): DatasetId => DatasetId.parse(url.split('/').at(-1));
const changeOf = (activity: Activity): CatalogueChange => {
  if (activity.type === 'Refresh') return { kind: 'refresh' };
  const { id, version: revision } = activity.object;
  if (activity.type === 'Move') return { kind: 'move', id: idIn(id), revision, to: idIn(activity.target.id) };
  return { kind: activity.type.toLowerCase() as 'create', id: idIn(id), revision };
};
const apply = (follower: FollowedCatalogue, activity: Activity): void =>
  follower.apply(Number(activity.id.split('#')[1]), changeOf(activity));

test(`two writers at once and a catalogue that changes meanwhile: a follower of the pages has the catalogue (SEED=${seed})`, async () => {
  // The feed begins in a catalogue that exists.
  await change(ids);
  const [one, other] = [writer(), writer()];
  for (let turn = 0; turn < 12; turn += 1)
    await Promise.all([
      change(Array.from(new Set(Array.from({ length: 60 }, () => ids[pick(SIZE)]!)))),
      one.catchUp(),
      other.catchUp(),
    ]);
  await one.catchUp();
  const follower = new FollowedCatalogue();
  const times: string[] = [];
  for await (const activity of changesOf(client)) {
    apply(follower, activity);
    if (activity.type !== 'Refresh') times.push(activity.endTime);
  }
  expect(follower.number).toBe((await ends()).totalItems);
  expect(times).toEqual([...times].sort());
  expect(follower.known).toEqual(await catalogueToFollow(store.datasetReads));
  await expectFollowed(store);
});

test('a follower of the pages goes on after the last change that it has; one of another catalogue has to read anew', async () => {
  const all = await Array.fromAsync(changesOf(client));
  for (const at of [0, 1, 498, 499, 500, all.length - 2, all.length - 1])
    expect(await Array.fromAsync(changesOf(client, all[at]!.id))).toEqual(all.slice(at + 1));
  const last = all.at(-1)!.id;
  for (const after of [
    last.replace(/[0-9a-f]{12}/, '0123456789ab'),
    last.replace(/\/\d+#/, '/99999#'),
    last.replace(/\d+$/, '1'),
    `${portal.url}/api/v1/changes`,
  ])
    await expect(Array.fromAsync(changesOf(client, after))).rejects.toThrow(ReplacedFeedError);
});

test('a page that has a successor never changes, and may be kept for ever', async () => {
  const { first, last } = await ends();
  const before = await fetch(first);
  expect(before.headers.get('content-type')).toBe(
    'application/ld+json; profile="http://iiif.io/api/discovery/1/context.json"; charset=utf-8',
  );
  expect(before.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect((await fetch(last)).headers.get('cache-control')).toBe('no-cache');
  const text = await before.text();
  await change(ids.slice(0, 300), true);
  await writer().catchUp();
  expect(await (await fetch(first)).text()).toBe(text);
  expect((JSON.parse(text) as { orderedItems: unknown[] }).orderedItems).toHaveLength(500);
  const etag = before.headers.get('etag')!;
  expect((await fetch(first, { headers: { 'if-none-match': etag, 'cache-control': 'max-age=0' } })).status).toBe(304);
});

test('a page of another catalogue, or one that is not there yet, is not found', async () => {
  const { last } = await ends();
  const beyond = last.replace(/\d+$/, (page) => String(Number(page) + 1));
  const foreign = last.replace(/[0-9a-f]{12}/, '0123456789ab');
  for (const url of [beyond, foreign, last.replace(/\d+$/, '0'), last.replace(/\d+$/, '9'.repeat(30))])
    expect([url, (await fetch(url)).status]).toEqual([url, 404]);
});

/** Reads events until enough is seen. */
const listen = async (
  headers: Readonly<Record<string, string>>,
  enough: (event: { readonly id: string; readonly event: string; readonly data: string }) => boolean,
  query = '',
): Promise<void> => {
  const response = await fetch(`${portal.url}/api/v1/changes/stream${query}`, { headers });
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/event-stream; charset=utf-8']);
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of response.body!) {
    text += decoder.decode(chunk, { stream: true });
    const events = text.split('\n\n');
    text = events.pop()!;
    for (const one of events) {
      const fields: Readonly<Record<string, string>> = Object.fromEntries(
        one.split('\n').map((line) => line.split(/: (.*)/s).slice(0, 2) as [string, string]),
      );
      if (fields.data === undefined) continue;
      // Leaving the loop ends the request.
      if (enough(fields as { id: string; event: string; data: string })) return;
    }
  }
};

test('a subscriber learns of each change as it is made, and after a pause goes on where it was', async () => {
  const follower = new FollowedCatalogue();
  const feed = await store.changeFeed.identity();
  const live = writer();
  live.start();
  const { number } = await store.changeFeed.end();
  // From the beginning, in two parts; the changes of the second are made while it listens.
  await listen({ 'last-event-id': `${feed}-0` }, ({ data, event }) => {
    const activity = JSON.parse(data) as Activity;
    expect(activity.type).toBe(event);
    apply(follower, activity);
    return follower.number === number - 100;
  });
  await change(ids.slice(0, 20), true);
  await listen(
    {},
    ({ data }) => {
      apply(follower, JSON.parse(data) as Activity);
      return follower.number >= number + 20;
    },
    `?after=${feed}-${number - 100}`,
  );
  expect(follower.number).toBeGreaterThanOrEqual(number + 20);
  await live.stop();
  await follower.follow(store.changeFeed);
  expect(follower.known).toEqual(await catalogueToFollow(store.datasetReads));
});

test('a subscriber of a catalogue that was replaced is told to read anew; an id that is none is refused', async () => {
  await listen({ 'last-event-id': '0123456789ab-3' }, ({ event, data, id }) => {
    expect(event).toBe('Reset');
    expect(JSON.parse(data)).toEqual({ id: `${portal.url}/api/v1/changes` });
    expect(id).toMatch(/^[0-9a-f]{12}-\d+$/);
    return true;
  });
  for (const after of ['x', '1', '0123456789ab--1', 'a'.repeat(5000), "' OR 1=1"]) {
    const response = await fetch(`${portal.url}/api/v1/changes/stream?${new URLSearchParams({ after }).toString()}`);
    expect([after, response.status]).toEqual([after, 400]);
  }
  expect((await fetch(`${portal.url}/api/v1/changes/stream?inconnu=1`)).status).toBe(400);
  expect((await fetch(`${portal.url}/api/v1/changes/stream`, { method: 'HEAD' })).status).toBe(200);
});

test('one visitor has a limited number of streams, and gets a place back when one ends', async () => {
  const open = async (): Promise<{ status: number; close: () => void }> => {
    const abort = new AbortController();
    const { status } = await fetch(`${portal.url}/api/v1/changes/stream`, { signal: abort.signal });
    return { status, close: () => abort.abort() };
  };
  // The server learns a moment later that a stream was closed.
  const opened = async (): Promise<() => void> => {
    let stream = await open();
    while (stream.status === 429) stream = await open();
    expect(stream.status).toBe(200);
    return stream.close;
  };
  const streams: (() => void)[] = [];
  while (streams.length < 10) streams.push(await opened());
  expect((await open()).status).toBe(429);
  streams.shift()!();
  streams.push(await opened());
  for (const close of streams) close();
});

const TREE = 'https://w3id.org/tree#';
const AS = 'https://www.w3.org/ns/activitystreams#';
const TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';

/** Requests a node of the event stream. */
const nodeAt = async (url: string) => {
  const response = await fetch(url);
  const { status, headers, body } = response;
  if (status !== 200) throw new Error(`${url}: ${status}`);
  const contentType = headers.get('content-type') ?? '';
  const graph = await readGraph({ url, contentType, chunks: body as AsyncIterable<Uint8Array> });
  const [relation] = graph.values(url, `${TREE}relation`) as readonly string[];
  const at = (name: string): RdfValue | undefined => graph.values(relation ?? '', `${TREE}${name}`)[0];
  const isImmutable = headers.get('cache-control')?.includes('immutable') ?? false;
  return { graph, next: at('node') as string | undefined, since: at('value') as RdfLiteral | undefined, isImmutable };
};

/** Follows the stream from its root to its end; returns its members in their order. */
const followStream = async (root: string) => {
  const start = await nodeAt(root);
  const stream = [...start.graph.nodes].find((node) => node.includes('/ldes#'))!;
  const members: { id: string; type: string; object?: string; at: string }[] = [];
  for (let step = start; step.next !== undefined;) {
    const { next, since } = step;
    step = await nodeAt(next);
    expect(step.isImmutable).toBe(step.next !== undefined);
    for (const id of step.graph.values(stream, `${TREE}member`) as readonly string[]) {
      const of = (property: string) => step.graph.values(id, property)[0];
      const { value: at } = of(`${AS}published`) as RdfLiteral;
      expect(at >= since!.value).toBe(true);
      const object = of(`${AS}object`) as string | undefined;
      members.push({ id, type: (of(TYPE) as string).slice(AS.length), at, ...(object && { object }) });
    }
  }
  return members;
};

test.each(['ttl', 'nt', 'jsonld', 'rdf'])(
  'the event stream in %s has each change of the feed once, in its order',
  async (extension) => {
    const members = await followStream(`${portal.url}/ldes.${extension}`);
    const activities = await Array.fromAsync(changesOf(client));
    expect(members).toEqual(
      activities.map((one) => {
        if (one.type === 'Refresh') return { id: one.id, type: one.type, at: one.startTime };
        return { id: one.id, type: one.type, at: one.endTime, object: one.object.id.replace('/api/v1', '') };
      }),
    );
  },
);

/** Programs of any site read what is wrong. */
const OPEN_PROBLEM = { type: 'application/problem+json; charset=utf-8', origin: '*' };

test('a node of the event stream that does not exist is not found; one that is known is not sent again', async () => {
  const { next } = await nodeAt(`${portal.url}/ldes.ttl`);
  const response = await fetch(next!);
  const etag = response.headers.get('etag')!;
  expect(response.headers.get('access-control-allow-origin')).toBe('*');
  await response.body?.cancel();
  expect((await fetch(next!, { headers: { 'if-none-match': etag, 'cache-control': 'max-age=0' } })).status).toBe(304);
  for (const [path, status] of [
    [next!.replace(/1\.ttl$/, '99999.ttl'), 404],
    [next!.replace(/1\.ttl$/, '0.ttl'), 404],
    [next!.replace(/1\.ttl$/, '-1.ttl'), 404],
    [next!.replace(/1\.ttl$/, '1.exe'), 404],
    [next!.replace(/[0-9a-f]{12}/, '0123456789ab'), 404],
    [`${portal.url}/ldes.exe`, 404],
    [`${portal.url}/ldes.ttl?page=2`, 400],
  ] as const) {
    const { headers, status: answered } = await fetch(path, { headers: { accept: 'text/html' } });
    const shown = { type: headers.get('content-type'), origin: headers.get('access-control-allow-origin') };
    expect({ path, status: answered, ...shown }).toEqual({ path, status, ...OPEN_PROBLEM });
  }
  const asked = await fetch(`${portal.url}/ldes`, { headers: { accept: 'application/n-triples' } });
  expect(asked.url).toBe(`${portal.url}/ldes.nt`);
  await asked.body?.cancel();
  expect((await fetch(`${portal.url}/ldes`, { headers: { accept: 'image/png' } })).status).toBe(406);
});
