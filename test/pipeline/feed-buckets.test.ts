import { expect, test } from '@jest/globals';
import { lookAtFeeds, startMonitor } from '@moisson/monitor';
import { createLogger } from '@moisson/runtime';
import { CatalogueServer, SimulatedCatalogue } from '@moisson/simulator';
import { aSource, ManualClock } from '@moisson/testkit';
import { withLine } from '../support/with-line.ts';

interface History {
  readonly sources: string[];
  readonly total: { runs: number; created: number; updated: number; availability: number; runSeconds: object };
  readonly days: { date: string; runs: number; created: number; minutes: Record<string, number> }[];
}

test('runs and states are summed by day, the same by every monitor, for a source, an organization or a host', async () => {
  const clock = new ManualClock('2026-11-03T15:00:00.000Z');
  await withLine(async (line) => {
    await using stack = new AsyncDisposableStack();
    const { store } = line;
    const catalogue = new SimulatedCatalogue({
      ...{ id: 'laval', protocol: 'ckan', seed: 1, size: 3 },
      organization: { id: 'ville-de-laval', name: 'Ville de Laval' },
    });
    const server = stack.adopt(await CatalogueServer.start(catalogue), (one) => one.stop());
    const source = aSource({
      ...{ endpoint: server.url, schedule: '0 */6 * * *', politeness: { crawlDelaySeconds: 0 } },
      organization: 'ville-de-laval',
    });
    await store.registry.create(source);
    await store.registry.create(aSource({ id: 'pause', state: 'paused' }));
    const written = new Map();
    for (let poll = 0; poll < 9; poll += 1) {
      await line.pollNow(source.id, 'schedule');
      for (let look = 0; look < 72; look += 1) {
        await lookAtFeeds(store, undefined, written);
        clock.advance({ seconds: 300 });
      }
    }
    const dates = ['2026-11-02', '2026-11-03', '2026-11-04', '2026-11-05'];
    const buckets = await store.feedHistory.buckets(source.id, dates);
    expect(buckets.map(({ date, runs }) => [date, runs])).toEqual([
      ['2026-11-03', 3],
      ['2026-11-04', 4],
      ['2026-11-05', 2],
    ]);
    // Another monitor, and one that started again: nothing counts twice.
    await lookAtFeeds(store, undefined, new Map());
    await lookAtFeeds(store, undefined, new Map());
    expect((await store.feedHistory.buckets(source.id, dates)).slice(0, 2)).toEqual(buckets.slice(0, 2));
    expect((await store.feedHistory.buckets(source.id, dates))[2]).toMatchObject({ runs: 2 });

    const log = createLogger('m', 'silent');
    const monitor = stack.adopt(await startMonitor({ store, log, listen: { host: '127.0.0.1', port: 0 } }), (one) =>
      one.stop(),
    );
    const get = (query: string, path = 'history'): Promise<Response> => fetch(`${monitor.url}/api/v1/${path}?${query}`);
    const period = 'from=2026-11-01&to=2026-11-30';
    const history = (await (await get(`source=laval&${period}`)).json()) as History;
    expect(history).toMatchObject({
      ...{ sources: ['laval'], total: { runs: 9, completeRuns: 9, created: 3, availability: 1 } },
      days: [
        { date: '2026-11-03', runs: 3, created: 3, minutes: { fresh: 14 * 60 } },
        { date: '2026-11-04', runs: 4, created: 0, minutes: { fresh: 24 * 60 } },
        { date: '2026-11-05', runs: 2 },
      ],
    });
    expect(history.total.runSeconds).toEqual({
      p50: expect.any(Number),
      p95: expect.any(Number),
      p99: expect.any(Number),
    });
    for (const same of [`host=${new URL(server.url).host}`, 'organization=ville-de-laval'])
      expect(((await (await get(`${same}&${period}`)).json()) as History).days.map(({ runs }) => runs)).toEqual([
        3, 4, 2,
      ]);

    const csv = await get(`source=laval&${period}`, 'history.csv');
    expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const lines = (await csv.text()).split('\r\n');
    expect(lines[0]).toMatch(/^\uFEFF?date,availability,runs,complete_runs,created,/);
    expect(lines[1]).toMatch(/^2026-11-03,1,3,3,3,0,0,/);
    expect(lines).toHaveLength(5);
    const page = await (await fetch(`${monitor.url}/feeds/laval`)).text();
    const [, address] = /href="([^"]*history\.csv[^"]*)"/.exec(page)!;
    const linked = await (await fetch(monitor.url + address!.replaceAll('&amp;', '&'))).text();
    expect(linked.split('\r\n').slice(1, -1)).toEqual(lines.slice(1, -1));

    // From tomorrow to yesterday, too long, no dates, unknown.
    const backwards = await get('source=laval&from=2026-11-06&to=2026-11-04&lang=en');
    expect([backwards.status, await backwards.text()]).toEqual([400, expect.stringContaining('ends before it begins')]);
    for (const query of [
      'source=laval&from=2020-01-01&to=2026-01-01',
      'source=laval',
      'from=x&to=y',
      'from=2026-02-30&to=2026-03-01',
    ])
      expect([query, (await get(query)).status]).toEqual([query, 400]);
    for (const query of [`source=inconnue&${period}`, `host=ailleurs.test&${period}`, `organization=aucune&${period}`])
      for (const path of ['history', 'history.csv'])
        expect([query, (await get(query, path)).status]).toEqual([query, 404]);
  }, clock);
});
