import { expect, test } from '@jest/globals';
import { topics } from '@moisson/contracts';
import type { SimulatedProtocol as Protocol } from '@moisson/simulator';
import { startPortal } from '@moisson/portal';
import { createLogger } from '@moisson/runtime';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { aSource } from '@moisson/testkit';
import { withLine } from '../support/with-line.ts';

const [BEFORE, AFTER] = ['2024-01-01T00:00:00', '2026-11-20T00:00:00'] as const;

/** What each protocol serves for one dataset; only the date varies. */
const answers = {
  dcat: (date: string) => ({
    '@id': 'https://e.invalid/d/1',
    '@type': 'http://www.w3.org/ns/dcat#Dataset',
    'http://purl.org/dc/terms/title': 'Comptages',
    'http://purl.org/dc/terms/modified': date,
  }),
  ckan: (date: string) => ({
    success: true,
    result: {
      count: 1,
      results: [
        {
          id: 'a',
          title: 'Comptages',
          metadata_modified: date,
          resources: [{ id: 'f', url: 'https://e.invalid/f.csv', format: 'CSV', last_modified: date }],
        },
      ],
    },
  }),
  'arcgis-hub': (date: string) => ({
    dataset: [{ identifier: 'https://e.invalid/d/1', title: 'Comptages', modified: `${date}.000Z` }],
  }),
  'dcat-us': (date: string) => ({ dataset: [{ identifier: 'd1', title: 'Comptages', modified: `${date}.000Z` }] }),
  opendatasoft: (date: string) => ({
    total_count: 1,
    results: [
      { dataset_id: 'c', dataset_uid: 'da_c', metas: { default: { title: 'Comptages', modified: `${date}+00:00` } } },
    ],
  }),
  socrata: (date: string) => ({
    resultSetSize: 1,
    results: [{ resource: { id: 'abcd-0001', name: 'Comptages', updatedAt: `${date}.000Z` } }],
  }),
  stac: (date: string) => ({
    collections: [{ type: 'Collection', id: 'c', title: 'Comptages', updated: `${date}Z` }],
    links: [],
  }),
  udata: (date: string) => ({ data: [{ id: 'c', title: 'Comptages', last_modified: `${date}+00:00` }], total: 1 }),
} satisfies Partial<Record<Protocol, (date: string) => unknown>>;

const listening = async (listener: RequestListener): Promise<{ url: string; close: () => void }> => {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
};

test.each(Object.keys(answers) as (keyof typeof answers)[])(
  '%s: the newest date that a source claims is shown, without an event or a change of the dataset',
  async (protocol) => {
    let date: string = BEFORE;
    const source = await listening((_request, response) =>
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answers[protocol](date))),
    );
    await withLine(async (line) => {
      const portal = await startPortal({
        store: line.store,
        log: createLogger('test', 'silent'),
        listen: { host: '127.0.0.1', port: 0 },
      });
      const { id } = aSource();
      await line.store.registry.create(
        aSource({ protocol, endpoint: protocol === 'arcgis-hub' ? `${source.url}/data.json` : source.url }),
      );
      const shown = async () => {
        await line.pollNow(id);
        const { items } = (await (await fetch(`${portal.url}/api/v1/datasets`)).json()) as { items: { id: string }[] };
        const one = (await (await fetch(`${portal.url}/api/v1/datasets/${items[0]!.id}`)).json()) as {
          modified: string;
          changedAt: string;
          distribution: { modified?: string }[];
        };
        const page = await (await fetch(`${portal.url}/datasets/${items[0]!.id}`)).text();
        return { listed: items[0], one, page };
      };
      const first = await shown();
      expect(first.one.modified).toBe(`${BEFORE}.000Z`);
      const events = await line.changeLog.lag('never-read', [topics.records, topics.recordsBulk, topics.datasets]);
      date = AFTER;
      const second = await shown();
      expect(second.one).toMatchObject({ modified: `${AFTER}.000Z`, changedAt: first.one.changedAt });
      expect(second.listed).toMatchObject({ modified: `${AFTER}.000Z` });
      expect(second.page).toContain('20\u00a0novembre\u00a02026');
      if (protocol === 'ckan') expect(second.one.distribution[0]!.modified).toBe(`${AFTER}.000Z`);
      expect(await line.changeLog.lag('never-read', [topics.records, topics.recordsBulk, topics.datasets])).toBe(
        events,
      );
      await portal.stop();
    });
    source.close();
  },
);
