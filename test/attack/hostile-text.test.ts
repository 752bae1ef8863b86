import { expect, test } from '@jest/globals';
import { RecordKey, SourceId } from '@moisson/contracts';
import { startMonitor } from '@moisson/monitor';
import { startPortal } from '@moisson/portal';
import { createLogger } from '@moisson/runtime';
import { aSource } from '@moisson/testkit';
import { hostileRecords, startHostileCatalogue } from '../support/hostile-catalogue.ts';
import { checkPortal } from '../support/hostile-text.ts';
import { withLine } from '../support/with-line.ts';

const id = SourceId.parse('hostile');
const listen = { host: '127.0.0.1', port: 0 };
const log = createLogger('test', 'silent');

test('a source of hostile text is read to its end, and its pages are well-formed and name no person', async () => {
  const catalogue = await startHostileCatalogue();
  await withLine(async (line) => {
    await line.store.registry.create(aSource({ id, endpoint: catalogue.url }));
    await line.pollNow(id);
    const [run] = await line.store.runs.list({ sourceId: id, limit: 1 });
    expect(run).toMatchObject({ complete: true, counts: { seen: catalogue.records, created: catalogue.records } });
    const portal = await startPortal({ store: line.store, log, listen });
    const monitor = await startMonitor({ store: line.store, log, listen });
    try {
      await checkPortal(portal.url, line.store, id, catalogue.records);
      expect(await (await fetch(`${monitor.url}/api/v1/feeds`)).text()).not.toMatch(/tremblay/);
    } finally {
      await portal.stop();
      await monitor.stop();
    }
  });
  await catalogue.stop();
});

/** Returns the milliseconds of processor time that this thread has had: another process on the same core does not count. */
const cpuMs = (): number => process.threadCpuUsage().user / 1000;

test('the largest record delays nobody: others are answered while it is rendered, one after the other', async () => {
  const body = Buffer.from(hostileRecords().at(-1)!);
  const key = RecordKey.parse('large');
  await withLine(async ({ store }) => {
    await store.payloads.put(id, [{ recordKey: key, run: 1, body }]);
    const portal = await startPortal({ store, log, listen });
    const parsing = cpuMs();
    JSON.parse(body.toString());
    const parse = cpuMs() - parsing;
    try {
      let longest = 0;
      let last = cpuMs();
      const watch = setInterval(() => {
        longest = Math.max(longest, cpuMs() - last);
        last = cpuMs();
      }, 1);
      const order: string[] = [];
      const raw = Array.from({ length: 2 }, () =>
        fetch(`${portal.url}/api/v1/records/${id}/raw?key=large`).then(async (response) => {
          expect(response.status).toBe(200);
          await response.arrayBuffer();
          order.push('raw');
        }),
      );
      const live = fetch(`${portal.url}/livez`).then(() => order.push('livez'));
      await Promise.all([...raw, live]);
      clearInterval(watch);
      expect(order[0]).toBe('livez');
      // Parsing it is one step that cannot be split. Unsplit work, or worse than linear work, blocks the loop far longer.
      expect(longest).toBeLessThan(30 * parse + 1000);
    } finally {
      await portal.stop();
    }
  });
});
