import { expect, test } from '@jest/globals';
import { lookAtFeeds, startMonitor } from '@moisson/monitor';
import { createLogger } from '@moisson/runtime';
import { CatalogueServer, SimulatedCatalogue } from '@moisson/simulator';
import { aSource, ManualClock } from '@moisson/testkit';
import { withLine } from '../support/with-line.ts';

test('a feed that fails for a day shows them in its history, on its page and in its badge', async () => {
  const clock = new ManualClock('2026-11-03T15:00:00.000Z');
  await withLine(async (line) => {
    await using stack = new AsyncDisposableStack();
    const catalogue = new SimulatedCatalogue({
      ...{ id: 'laval', protocol: 'ckan', seed: 1, size: 3 },
      organization: { id: 'ville-de-laval', name: 'Ville de Laval' },
    });
    const server = stack.adopt(await CatalogueServer.start(catalogue), (one) => one.stop());
    const source = aSource({ endpoint: server.url, schedule: '0 */6 * * *', politeness: { crawlDelaySeconds: 0 } });
    await line.store.registry.create(source);
    /** Passes hours; the feeds are looked at every five minutes. */
    const pass = async (hours: number): Promise<void> => {
      for (let look = 0; look < hours * 12; look += 1) {
        clock.advance({ seconds: 300 });
        await lookAtFeeds(line.store);
      }
    };
    await line.pollNow(source.id, 'schedule');
    await lookAtFeeds(line.store);
    catalogue.fault = 'maintenance-page';
    await pass(24);
    await line.pollNow(source.id, 'schedule');
    catalogue.fault = undefined;
    await pass(24);
    await line.pollNow(source.id, 'schedule');
    const monitor = stack.adopt(
      await startMonitor({
        store: line.store,
        log: createLogger('m', 'silent'),
        listen: { host: '127.0.0.1', port: 0 },
      }),
      (one) => one.stop(),
    );
    const read = async (path: string): Promise<Response> => fetch(monitor.url + path);
    const history = (await (await read('/api/v1/feeds/laval/history?days=4')).json()) as {
      days: { date: string; worst?: { state: string } }[];
      spells: { state: string; until?: string }[];
      availability: number;
    };
    expect(history.days.map(({ date, worst }) => [date, worst?.state])).toEqual([
      ['2026-11-02', undefined],
      // Read at ten in the morning, then not at one o'clock: late from four o'clock on.
      ['2026-11-03', 'late'],
      ['2026-11-04', 'stale'],
      ['2026-11-05', 'stale'],
    ]);
    expect(history.spells[0]).toMatchObject({ state: 'fresh' });
    expect(history.spells[0]).not.toHaveProperty('until');
    expect(history.availability).toBeLessThan(0.5);
    const page = await (await read('/feeds/laval?lang=en')).text();
    expect(page).toContain('Last 90 days, of which 3 days with trouble.');
    expect(page).toContain('/badges/laval.svg');
    expect(await (await read('/badges/laval.json?lang=en')).json()).toEqual({
      ...{ schemaVersion: 1, label: 'open data', message: 'fresh', color: 'brightgreen' },
    });
    const svg = await read('/badges/laval.svg');
    expect([svg.status, svg.headers.get('content-type')]).toEqual([200, expect.stringContaining('image/svg+xml')]);
    expect(await svg.text()).toContain('données ouvertes: à jour');
    const unknown = await read('/badges/inconnue.svg');
    expect([unknown.status, await unknown.text()]).toEqual([404, expect.stringContaining('source inconnue')]);
    for (const path of ['/feeds/inconnue', '/feeds/%00', '/api/v1/feeds/inconnue/history'])
      expect([path, (await read(path)).status]).toEqual([path, 404]);
    for (const days of ['0', '-1', '1e9', 'x', '732'])
      expect([days, (await read(`/api/v1/feeds/laval/history?days=${days}`)).status]).toEqual([days, 400]);
  }, clock);
});
