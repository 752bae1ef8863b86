import { expect, test } from '@jest/globals';
import { SqliteChangeLog } from '@moisson/changelog';
import { connectors, HostRobots } from '@moisson/connectors';
import { KEEP_MS, type HostTurns, type TurnAnswer } from '@moisson/domain';
import { GuardedFetch, SharedHostGate } from '@moisson/fetching';
import { Harvester } from '@moisson/harvester';
import { systemClock } from '@moisson/kernel';
import { createLogger } from '@moisson/runtime';
import { openSqliteStore } from '@moisson/store';
import { aSource } from '@moisson/testkit';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTimedCkan, type TimedCkan } from '../support/timed-ckan.ts';
import { withLine } from '../support/with-line.ts';

const log = createLogger('test', 'silent');
const config = { egressAllow: ['127.0.0.0/8'], userAgent: 'Moisson/0.1 (test)' };

/** Arrivals may be closer than the starts that the gate keeps apart, by what a busy machine delays the earlier one. */
const expectApart = ({ arrivals }: TimedCkan, milliseconds: number): void => {
  for (const [at, { at: arrived }] of arrivals.entries())
    if (at > 0) expect(arrived - arrivals[at - 1]!.at).toBeGreaterThanOrEqual(milliseconds / 2);
};

test('a run keeps the crawl delay of robots.txt, which it reads once, and says what that disallows until it is permitted', async () => {
  const server = await startTimedCkan({ size: 30, robots: 'User-agent: *\nCrawl-delay: 0.2\nDisallow: /api/' });
  await withLine(async (line) => {
    const { store } = line;
    const source = aSource({ endpoint: server.url, politeness: { pageSize: 10 } });
    await store.registry.create(source);
    const poll = async () => {
      await line.pollNow(source.id);
      const [run] = await store.runs.list({ limit: 1 });
      return run!;
    };
    const first = await poll();
    expect(first).toMatchObject({ outcome: 'succeeded', counts: { created: 30 } });
    expect(first.problems.map(({ code, severity }) => [code, severity])).toEqual([
      ['fetch.robots-disallowed', 'warning'],
    ]);
    expectApart(server, 200);
    await store.registry.update(source.id, (one) => ({
      ...one,
      politeness: { ...one.politeness, robotsPermission: 'Ville de Laval, 2026-11-02' },
    }));
    expect((await poll()).problems).toEqual([]);
    expect(server.arrivals.filter(({ path }) => path === '/robots.txt').length).toBe(1);
    expect(server.arrivals[0]?.path).toBe('/robots.txt');
    expectApart(server, 200);
  });
  await server.stop();
});

/** Runs a test with so many harvesters that share one store, as replicas do. */
const withReplicas = async (
  count: number,
  work: (parts: { harvesters: readonly Harvester[]; store: ReturnType<typeof openSqliteStore> }) => Promise<void>,
  watch: (turns: HostTurns) => HostTurns = (turns) => turns,
): Promise<void> => {
  const dir = await mkdtemp(join(tmpdir(), 'moisson-test-'));
  const store = openSqliteStore(dir, systemClock);
  const changeLog = SqliteChangeLog.open(join(dir, 'log.sqlite'), systemClock);
  const turns = watch(store.hostTurns);
  const fetchings = Array.from({ length: count }, (_, n) => {
    const gate = new SharedHostGate(turns, `replica-${n}`);
    return new GuardedFetch(config, systemClock, gate);
  });
  const harvesters = fetchings.map(
    (fetching, n) =>
      new Harvester({
        ...{ store, changeLog, connectors, fetching, log, hostRules: new HostRobots(fetching) },
        ...{ owner: `replica-${n}`, concurrency: 2, leaseSeconds: 60 },
      }),
  );
  try {
    await work({ harvesters, store });
  } finally {
    for (const harvester of harvesters) await harvester.stop();
    for (const fetching of fetchings) fetching.close();
    await changeLog.close();
    await store.close();
    await rm(dir, { recursive: true, force: true });
  }
};

const sourcesAt = (server: TimedCkan, crawlDelaySeconds: number) =>
  ['a', 'b'].map((id) =>
    aSource({ id, endpoint: `${server.url}/${id}`, politeness: { pageSize: 10, crawlDelaySeconds } }),
  );

test('two replicas that read two sources of one host make one request at a time, a delay apart', async () => {
  const server = await startTimedCkan({ size: 50 });
  await withReplicas(2, async ({ harvesters, store }) => {
    const sources = sourcesAt(server, 0.2);
    for (const source of sources) {
      await store.registry.create(source);
      await store.polls.schedule(source.id, await store.polls.now());
    }
    const runs = await Promise.all(sources.map(({ id }, n) => harvesters[n]!.runOne(id)));
    expect(runs.map((run) => run?.outcome)).toEqual(['succeeded', 'succeeded']);
    expect(server.most()).toBe(1);
    expectApart(server, 200);
    const read = server.arrivals.map(({ path }) => path.slice(0, 3)).filter((path) => path !== '/ro');
    // They share the host: neither waits for the other's end.
    expect(read.indexOf('/b/')).toBeLessThan(read.lastIndexOf('/a/'));
    expect(read.indexOf('/a/')).toBeLessThan(read.lastIndexOf('/b/'));
  });
  await server.stop();
});

test('a host that asks one source to wait is not requested by the other replica’s source, which is due after that', async () => {
  const server = await startTimedCkan({ size: 10 });
  await withReplicas(2, async ({ harvesters, store }) => {
    const [a, b] = sourcesAt(server, 0) as [ReturnType<typeof aSource>, ReturnType<typeof aSource>];
    for (const source of [a, b]) await store.registry.create(source);
    const run = async (n: number, { id }: typeof a) => {
      await store.polls.schedule(id, await store.polls.now());
      return harvesters[n]!.runOne(id);
    };
    server.answer = (response) => response.writeHead(429, { 'retry-after': '3600' }).end();
    expect((await run(0, a))?.problems.map(({ code }) => code)).toContain('fetch.rate-limited');
    const asked = server.arrivals.length;
    server.answer = undefined;
    const waits = await run(1, b);
    expect(waits?.problems.map(({ code, message }) => [code, message.en.startsWith(new URL(server.url).host)])).toEqual(
      [['fetch.host-waits', true]],
    );
    expect(server.arrivals.length).toBe(asked);
    const { nextDueAt } = await store.polls.status(b.id);
    expect(Date.parse(nextDueAt!) - Date.parse(waits!.endedAt)).toBeGreaterThan(3500 * 1000);
  });
  await server.stop();
});

test('without a delay, a run asks the store for the host’s turn once in some seconds, not at each request', async () => {
  const server = await startTimedCkan({ size: 400 });
  let takes = 0;
  let leaves = 0;
  const counted = (turns: HostTurns): HostTurns => ({
    take: (host, request): Promise<TurnAnswer> => ((takes += 1), turns.take(host, request)),
    leave: (host, owner) => ((leaves += 1), turns.leave(host, owner)),
    block: (host, seconds) => turns.block(host, seconds),
    groupOf: (name, proposed) => turns.groupOf(name, proposed),
  });
  await withReplicas(
    1,
    async ({ harvesters: [harvester], store }) => {
      const [source] = sourcesAt(server, 0) as [ReturnType<typeof aSource>];
      await store.registry.create(source);
      await store.polls.schedule(source.id, await store.polls.now());
      const begun = performance.now();
      expect((await harvester!.runOne(source.id))?.counts.created).toBe(400);
      expect(server.arrivals.length).toBeGreaterThanOrEqual(41);
      expect(takes).toBeLessThanOrEqual(2 + (performance.now() - begun) / KEEP_MS);
      expect(leaves).toBe(0);
    },
    counted,
  );
  await server.stop();
});
