import { expect, test } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { aSource } from '@moisson/testkit';
import { withLine } from '../support/with-line.ts';

const samples = join(process.cwd(), '..', 'shared', 'samples');
const captured = existsSync(samples) ? test : test.skip;
if (!existsSync(samples)) console.warn(`SKIPPED: the captured payloads are not at ${samples}`);

const load = (name: string): Record<string, never> =>
  JSON.parse(readFileSync(join(samples, name), 'utf8')) as Record<string, never>;
const listed = (...names: string[]): unknown => {
  const results = names.map((name) => load(name).result);
  return { success: true, result: { count: results.length, results } };
};

const serve = async (body: unknown, work: (url: string) => Promise<void>): Promise<void> => {
  const server = createServer((_request, response) =>
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body)),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  await work(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  server.closeAllConnections();
  server.close();
};

captured.each([
  [
    'ckan',
    '',
    3,
    true,
    () =>
      listed(
        'dq-package_show-rimouski-transport-collectif.json',
        'montreal-package_show-arbres.json',
        'ckan-package_show-extras-magda.json',
      ),
  ],
  ['ckan', '', 2, false, () => load('dq-package_search-zonage-excerpt.json')],
  ['opendatasoft', '', undefined, false, () => load('ods-explore21-catalog-datasets.json')],
  ['arcgis-hub', '/data.json', undefined, true, () => load('dcatus3-datagov.json')],
] as const)(
  'the captured payload of %s%s is harvested with no record lost',
  async (protocol, path, expected, complete, body) => {
    const doc = body() as { results?: unknown[]; dataset?: unknown[] };
    const count = expected ?? (doc.results ?? doc.dataset)!.length;
    await serve(doc, async (url) => {
      await withLine(async (line) => {
        const source = aSource({ protocol, endpoint: url + path });
        await line.store.registry.create(source);
        await line.pollNow(source.id);
        const [run] = await line.store.runs.list({ limit: 1 });
        expect(run!.counts).toMatchObject({ created: count, rejected: 0 });
        expect(run!.complete).toBe(complete);
        expect(await line.store.datasetReads.count()).toBe(count);
        for (const dataset of await line.store.datasetReads.scan(undefined, 100))
          expect(dataset.title.fr ?? dataset.title.en).not.toBe('');
      });
    });
  },
);
