import { expect, test } from '@jest/globals';
import { connectors } from '@moisson/connectors';
import { SourceId } from '@moisson/contracts';
import type { ChangeLog } from '@moisson/domain';
import { Harvester } from '@moisson/harvester';
import { OutageError, type Clock } from '@moisson/kernel';
import { createLogger } from '@moisson/runtime';
import { CatalogueServer, SimulatedCatalogue } from '@moisson/simulator';
import type { EmbeddedLine } from '@moisson/standalone';
import { aSource, ManualClock } from '@moisson/testkit';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { withLine } from '../support/with-line.ts';

const id = SourceId.parse('laval');
const RECORDS = 100;
const PAGE = 10;

/** Starts a proxy of a catalogue that counts page requests, and calls back before it answers each. */
const inFrontOf = async (
  catalogue: string,
  asked: (pages: number, url: URL) => Promise<number | undefined>,
): Promise<Server> => {
  let pages = 0;
  const server = createServer((request, response) => {
    void (async () => {
      pages += 1;
      const status = await asked(pages, new URL(request.url!, catalogue));
      if (status !== undefined) return response.writeHead(status).end();
      const answer = await fetch(new URL(request.url!, catalogue));
      return response.writeHead(answer.status, { 'content-type': 'application/json' }).end(await answer.text());
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
};

/** Returns a harvester whose clock advances ten minutes at each reading, so that it stores a checkpoint after each page. */
const slowHarvester = ({
  store,
  changeLog,
  fetching,
}: Pick<EmbeddedLine, 'store' | 'changeLog' | 'fetching'>): Harvester => {
  let now = 0;
  const monotonic = (): number => (now += 600_000);
  const log = createLogger('test', 'silent');
  const settings = { owner: 'test', concurrency: 1, leaseSeconds: 60, random: () => 0.5, monotonic };
  return new Harvester({ store, changeLog, connectors, fetching, log, ...settings });
};

const poll = async ({ store }: EmbeddedLine, harvester: Harvester) => {
  await store.polls.schedule(id, await store.polls.now(), 'operator');
  return harvester.runOne(id);
};

const withList = async (
  asked: (pages: number, harvester: () => Harvester, url: URL) => Promise<number | undefined>,
  work: (parts: {
    line: EmbeddedLine;
    catalogue: SimulatedCatalogue;
    pagesSince: () => number;
    next: () => Harvester;
  }) => Promise<void>,
  clock?: Clock,
): Promise<void> => {
  const organization = { id: 'ville-de-laval', name: 'Ville de Laval' };
  const catalogue = new SimulatedCatalogue({ id: 'laval', protocol: 'ckan', seed: 3, size: RECORDS, organization });
  const city = await CatalogueServer.start(catalogue);
  let harvester: Harvester | undefined;
  let pages = 0;
  const server = await inFrontOf(city.url, (count, url) => {
    pages += 1;
    return asked(count, () => harvester!, url);
  });
  try {
    await withLine(async (line) => {
      const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      await line.store.registry.create(aSource({ id, endpoint, politeness: { pageSize: PAGE } }));
      await work({
        ...{ line, catalogue },
        pagesSince: () => [pages, (pages = 0)][0]!,
        next: () => (harvester = slowHarvester(line)),
      });
      await harvester?.stop();
    }, clock);
  } finally {
    server.closeAllConnections();
    server.close();
    await city.stop();
  }
};

test('a run that was stopped is resumed where it ended, and counts every record once', async () => {
  const asked = async (pages: number, harvester: () => Harvester): Promise<undefined> => {
    if (pages === 7) void harvester().stop();
    return undefined;
  };
  await withList(asked, async ({ line, pagesSince, next }) => {
    const first = await poll(line, next());
    expect(first).toMatchObject({ complete: false });
    pagesSince();
    const second = await poll(line, next());
    expect(second).toMatchObject({ complete: true, outcome: 'succeeded', startedAt: first!.startedAt });
    expect(second!.counts).toMatchObject({ seen: RECORDS, created: RECORDS, duplicate: 0, removed: 0 });
    expect(second!.problems.map(({ code }) => code)).toContain('run.resumed');
    expect(pagesSince()).toBeLessThan(RECORDS / PAGE);
    expect(await line.store.checkpoints.get(id)).toBeUndefined();
    const third = await poll(line, next());
    expect(third!.counts).toMatchObject({ seen: RECORDS, unchanged: RECORDS });
    expect(pagesSince()).toBe(RECORDS / PAGE);
  });
});

test('a run whose process died is resumed at its last checkpoint', async () => {
  const clock = new ManualClock();
  let publications = 0;
  const starts: number[] = [];
  const dead = Promise.withResolvers<undefined>();
  const ended = Promise.withResolvers<never>();
  /** Returns a log that stops publishing after some pages and never resolves, as in a killed process. */
  const dying = (changeLog: ChangeLog): ChangeLog => ({
    ...changeLog,
    publish: (topic, messages) => {
      publications += 1;
      if (publications <= 6) return changeLog.publish(topic, messages);
      dead.resolve(undefined);
      return ended.promise;
    },
  });
  await withList(
    async (_pages, _harvester, url) => {
      starts.push(Number(url.searchParams.get('start')));
      return undefined;
    },
    async ({ line, next }) => {
      const { store, fetching } = line;
      const killed = poll(line, slowHarvester({ store, fetching, changeLog: dying(line.changeLog) }));
      await dead.promise;
      clock.advance({ hours: 1 });
      starts.splice(0);
      const run = await poll(line, next());
      expect(run).toMatchObject({ complete: true, counts: { seen: RECORDS, created: RECORDS, duplicate: 0 } });
      expect(run!.problems.map(({ code }) => code)).toEqual(['run.resumed', 'run.interrupted']);
      expect(Math.min(...starts)).toBe(60);
      expect(await store.snapshots.count(id)).toBe(RECORDS);
      ended.reject(new OutageError('log', new Error('killed')));
      await killed;
    },
    clock,
  );
});

test('a page that failed is requested again by the next run, and records that vanished meanwhile are not removed yet', async () => {
  const failing = new Set([16]);
  await withList(
    async (pages) => (failing.has(pages) ? 503 : undefined),
    async ({ line, catalogue, pagesSince, next }) => {
      expect(await poll(line, next())).toMatchObject({ complete: true });
      pagesSince();
      expect(await poll(line, next())).toMatchObject({ complete: false });
      for (const index of catalogue.live.slice(90, 92)) catalogue.remove(index);
      pagesSince();
      const third = await poll(line, next());
      // The list is two records shorter than was claimed when reading began.
      expect(third).toMatchObject({ complete: false });
      expect(third!.counts).toMatchObject({ removed: 0, duplicate: 0 });
      const fourth = await poll(line, next());
      expect(fourth).toMatchObject({ complete: true });
      expect(fourth!.counts).toMatchObject({ seen: RECORDS - 2, unchanged: RECORDS - 2 });
    },
  );
});

test('if the same page is refused run after run, the list is read from the beginning again', async () => {
  const starts: number[] = [];
  let refused = true;
  const asked = async (_pages: number, _harvester: unknown, url: URL): Promise<number | undefined> => {
    const start = Number(url.searchParams.get('start'));
    starts.push(start);
    return refused && start >= 60 ? 503 : undefined;
  };
  await withList(asked, async ({ line, next }) => {
    for (let run = 0; run < 6; run += 1) await poll(line, next());
    expect(starts.filter((start) => start === 0).length).toBe(2);
    refused = false;
    expect(await poll(line, next())).toMatchObject({ complete: true, counts: { seen: RECORDS, duplicate: 0 } });
  });
});
