import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { connect, datasetsOf } from '@moisson/client';
import { aBodyWrite, aDataset, aRecord } from '@moisson/testkit';
import { datasetIdOf, type Store } from '@moisson/domain';
import { systemClock } from '@moisson/kernel';
import { startPortal } from '@moisson/portal';
import { createLogger, type HttpService } from '@moisson/runtime';
import { openSqliteStore } from '@moisson/store';
import { parse } from 'csv-parse/sync';
import { parquetReadObjects, parquetSchema, parquetMetadata } from 'hyparquet';
import { Parser } from 'n3';
import { mkdtemp, rm } from 'node:fs/promises';
import { get, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const SIZE = 350;
const stack = new AsyncDisposableStack();
let store: Store;
let portal: HttpService;

beforeAll(async () => {
  const dir = stack.adopt(await mkdtemp(join(tmpdir(), 'moisson-export-')), (one) => rm(one, { recursive: true }));
  store = stack.adopt(openSqliteStore(dir, systemClock), (one) => one.close());
  const ids = Array.from({ length: SIZE + 1 }, (_, at) => datasetIdOf(aRecord({ recordKey: `r${at}` })));
  const organization = (at: number) => ({ id: at % 2 === 0 ? 'laval' : 'quebec', name: 'Ville' });
  await store.datasetWrites.write(
    ids.map((id, at) =>
      at === SIZE
        ? aBodyWrite(id, { state: 'removed', label: 'Parti', removedAt: '2026-11-25T12:00:00.000Z' })
        : aBodyWrite(id, {
            state: 'live',
            dataset: {
              ...aDataset(at === 0 ? '=HYPERLINK("http://evil")' : `Arbres ${at}`, { organization: organization(at) }),
              ...{ id, contactPoint: { name: 'Jean', email: 'jean.tremblay@gmail.com' } },
              // Large, so that a whole export does not fit in the buffers between server and client.
              description: { fr: 'é'.repeat(20_000) },
            },
          }),
    ),
  );
  const log = createLogger('test', 'silent');
  portal = stack.adopt(await startPortal({ store, log, listen: { host: '127.0.0.1', port: 0 } }), (one) => one.stop());
});
afterAll(() => stack.disposeAsync());

/** On a connection of its own: one that was idle while a large answer was parsed may be closed just as it is used again. */
const read = (path: string): Promise<Response> => fetch(`${portal.url}${path}`, { headers: { connection: 'close' } });
const text = async (path: string): Promise<string> => {
  const response = await read(path);
  expect([path, response.status]).toEqual([path, 200]);
  return response.text();
};
const lines = (ndjson: string): { id: string; title: { fr: string } }[] =>
  ndjson
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { id: string; title: { fr: string } });

test('an export has every live dataset once, as the API shows it, but for how fresh it is', async () => {
  const all = lines(await text('/api/v1/datasets.ndjson'));
  expect(new Set(all.map(({ id }) => id)).size).toBe(SIZE);
  expect(all).toHaveLength(SIZE);
  for (const one of [all[0]!, all.at(-1)!]) {
    const { freshness, ...shown } = JSON.parse(await text(`/api/v1/datasets/${one.id}`)) as Record<string, unknown>;
    expect(shown).toEqual(one);
    expect(freshness).toMatchObject({ state: 'unknown' });
  }
  expect(JSON.stringify(all)).not.toContain('jean.tremblay');
});

test('a filtered export has what a search finds, and a wrong filter is refused', async () => {
  const some = lines(await text('/api/v1/datasets.ndjson?organization=laval&q=arbres'));
  expect(some).toHaveLength(SIZE / 2 - 1);
  const found = await Array.fromAsync(datasetsOf(connect(portal.url), { organization: ['laval'], q: 'arbres' }));
  expect(found.map(({ id }) => id)).toEqual(some.map(({ id }) => id));
  const nothing = await text('/api/v1/datasets.ndjson?q=introuvable');
  expect(nothing).toBe('');
  for (const query of ['cursor=x', 'limit=5', 'inconnu=1', 'bbox=1,2', 'sort=rien'])
    for (const extension of ['csv', 'nt', 'parquet'])
      expect([query, (await fetch(`${portal.url}/api/v1/datasets.${extension}?${query}`)).status]).toEqual([
        query,
        400,
      ]);
});

test('a spreadsheet reads the CSV export, and finds no formula in it', async () => {
  const csv = await text('/api/v1/datasets.csv');
  const rows: Record<string, string>[] = parse(csv, { bom: true, columns: true });
  expect(rows).toHaveLength(SIZE);
  expect(rows.map(({ title }) => title)).toContain(`'=HYPERLINK("http://evil")`);
  expect((await fetch(rows[0]!.page!)).status).toBe(200);
  expect((await fetch(`${portal.url}/api/v1/datasets.csv?q=introuvable`)).headers.get('content-type')).toBe(
    'text/csv; charset=utf-8',
  );
});

test('the RDF exports are one document each, which says the same of every dataset', async () => {
  const DATASET = 'http://www.w3.org/ns/dcat#dataset';
  const triples = new Parser().parse(await text('/api/v1/datasets.nt'));
  const listed = triples.filter(({ predicate }) => predicate.value === DATASET);
  expect(new Set(listed.map(({ subject }) => subject.value))).toEqual(new Set([`${portal.url}/`]));
  expect(new Set(listed.map(({ object }) => object.value)).size).toBe(SIZE);
  const { '@graph': graph } = JSON.parse(await text('/api/v1/datasets.jsonld')) as { '@graph': { '@type'?: string }[] };
  expect(graph.filter((node) => node['@type'] === 'dcat:Dataset')).toHaveLength(SIZE);
  expect(JSON.stringify(graph)).not.toContain('jean.tremblay');
  const nothing = JSON.parse(await text('/api/v1/datasets.jsonld?q=introuvable')) as { '@graph': unknown[] };
  expect(nothing['@graph']).toMatchObject([{ '@type': 'dcat:Catalog' }]);
});

test('the Parquet export has the columns of the CSV, with types and lists, in bounded groups of rows', async () => {
  const file = await (await read('/api/v1/datasets.parquet')).arrayBuffer();
  const rows: Record<string, unknown>[] = await parquetReadObjects({ file });
  const csv: Record<string, string>[] = parse(await text('/api/v1/datasets.csv'), { bom: true, columns: true });
  expect(rows.map(({ id }) => id)).toEqual(csv.map(({ id }) => id));
  const metadata = parquetMetadata(file);
  expect(parquetSchema(metadata).children.map(({ element }) => element.name)).toEqual(Object.keys(csv[0]!));
  // Of the 350 large texts, no group has all.
  expect(metadata.row_groups.length).toBeGreaterThan(1);
  const at = csv.findIndex(({ title }) => title!.includes('HYPERLINK'));
  expect(rows[at]).toMatchObject({ title: '=HYPERLINK("http://evil")', files: Number(csv[at]!.files) });
  expect(rows[at]!.sources).toEqual(csv[at]!.sources!.split('; '));
  expect((rows[at]!.changed_at as Date).toISOString()).toBe(csv[at]!.changed_at);
  const none = await (await read('/api/v1/datasets.parquet?q=introuvable')).arrayBuffer();
  expect(await parquetReadObjects({ file: none })).toEqual([]);
});

/** Asks for an export and reads nothing of its body. */
const begin = (): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    get(`${portal.url}/api/v1/datasets.ndjson`, resolve).once('error', reject);
  });

test('a client that does not read holds back its own export only; its third one waits, and gets the place of one that left', async () => {
  const slow = [await begin(), await begin()];
  expect(slow.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
  expect((await begin()).statusCode).toBe(429);
  expect((await fetch(`${portal.url}/api/v1/datasets?limit=1`)).status).toBe(200);
  slow.shift()!.destroy();
  let next = await begin();
  while (next.statusCode === 429) next = await begin();
  expect(next.statusCode).toBe(200);
  for (const one of [...slow, next]) one.destroy();
});
