import { expect, test } from '@jest/globals';
import { rhythmAfter, type ContentRhythm } from '@moisson/domain';
import { startMonitor } from '@moisson/monitor';
import { startPortal } from '@moisson/portal';
import { createLogger } from '@moisson/runtime';
import { CatalogueServer, SimulatedCatalogue } from '@moisson/simulator';
import { aSource, ManualClock } from '@moisson/testkit';
import { withLine } from '../support/with-line.ts';

test('a feed that is read on time and no longer changes is named on its pages, in both APIs and in its badge', async () => {
  const clock = new ManualClock('2026-11-03T15:00:00.000Z');
  await withLine(async (line) => {
    await using stack = new AsyncDisposableStack();
    const catalogue = new SimulatedCatalogue({
      ...{ id: 'laval', protocol: 'ckan', seed: 1, size: 3 },
      organization: { id: 'ville-de-laval', name: 'Ville de Laval' },
    });
    const server = stack.adopt(await CatalogueServer.start(catalogue), (one) => one.stop());
    const source = aSource({ endpoint: server.url, politeness: { crawlDelaySeconds: 0 } });
    await line.store.registry.create(source);
    await line.pollNow(source.id, 'schedule');
    const [run] = await line.store.runs.list({ sourceId: source.id, limit: 1 });
    let rhythm: ContentRhythm | undefined;
    // It changed every day until the first of October.
    for (let day = 0; day < 50; day += 1) {
      const endedAt = new Date(Date.parse('2026-08-13T12:00:00Z') + day * 86_400_000).toISOString();
      rhythm = rhythmAfter(rhythm, { ...run!, run: day + 1, endedAt });
    }
    await line.store.feedHistory.putRhythms([{ ...rhythm!, run: run!.run }]);
    const parts = {
      ...{ store: line.store, log: createLogger('test', 'silent'), listen: { host: '127.0.0.1', port: 0 } },
    };
    const monitor = stack.adopt(await startMonitor(parts), (one) => one.stop());
    const portal = stack.adopt(await startPortal(parts), (one) => one.stop());
    const read = async (url: string): Promise<string> => (await fetch(url)).text();
    const frozen = { lastChangeAt: '2026-10-01T12:00:00.000Z', longestQuietDays: 1 };
    expect(JSON.parse(await read(`${monitor.url}/api/v1/feeds/laval`))).toMatchObject({ state: 'fresh', frozen });
    expect(JSON.parse(await read(`${portal.url}/api/v1/sources/laval`))).toMatchObject({ feed: { frozen } });
    for (const page of [
      `${monitor.url}/`,
      `${monitor.url}/feeds/laval`,
      `${portal.url}/sources`,
      `${portal.url}/sources/laval`,
    ]) {
      expect(await read(`${page}?lang=fr`)).toContain('Figée : lue à temps, mais son contenu ne change plus');
      expect(await read(`${page}?lang=en`)).toContain('Frozen: read on time, but its content no longer changes');
    }
    expect(JSON.parse(await read(`${monitor.url}/badges/laval.json?lang=fr`))).toMatchObject({
      ...{ message: 'figée', color: 'yellow' },
    });
  }, clock);
});
