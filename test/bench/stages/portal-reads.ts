import { openSqliteCatalogue } from '@moisson/store';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { percentile, type Figures, type Stage } from '../figure.ts';
import { node } from '../start.ts';
import { fillCatalogue } from './fill-catalogue.ts';
import { output, startedPortal } from './search-load.ts';

const [IN_FLIGHT, SECONDS] = [8, 5];
/** Different datasets and queries that are asked for in turn. */
const DIFFERENT = 50;

interface Asked {
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
}

interface Read {
  readonly perSecond: number;
  readonly latencies: readonly number[];
  readonly others: number;
}

/** Ours and raw: what the portal answers without a pause, and an express route that sends the same bytes. */
export const portalReads: Stage = async ({ dir, size }) => {
  await using started = new AsyncDisposableStack();
  const data = join(dir, 'read');
  await mkdir(data);
  const store = started.adopt(openSqliteCatalogue(data), (one) => one.close());
  await fillCatalogue(store.datasetWrites, size);
  const portal = started.adopt(await startedPortal(data), (one) => one.stop());
  let figures: Figures = {};
  for (const [name, asked] of Object.entries(await requestsOf(portal.url))) {
    const raw = await startedRaw(portal.url, asked);
    const [ours, same] = [await read(portal.url, asked), await read(raw.url, asked)];
    await raw.stop();
    figures = { ...figures, ...figuresOf(`portal: ${name}`, ours), ...figuresOf(`express alone: ${name}`, same) };
  }
  return figures;
};

/** Returns what is asked for, by the name of its kind. */
const requestsOf = async (portal: string): Promise<Readonly<Record<string, readonly Asked[]>>> => {
  const response = await fetch(`${portal}/api/v1/datasets?limit=${DIFFERENT}`);
  const { items } = (await response.json()) as { items: { id: string; title: { fr: string } }[] };
  const each = (path: (one: { readonly id: string; readonly word: string }) => string): readonly Asked[] =>
    items.map(({ id, title }) => ({ path: path({ id, word: encodeURIComponent(title.fr.split(' ')[0]!) }) }));
  const datasets = each(({ id }) => `/api/v1/datasets/${id}`);
  return {
    dataset: datasets,
    'dataset, not changed': await Promise.all(
      datasets.map(async ({ path }) => {
        const tag = (await fetch(portal + path)).headers.get('etag');
        if (tag === null) throw new Error(`${path} has no entity tag`);
        return { path, headers: { 'if-none-match': tag } };
      }),
    ),
    'page of a dataset': each(({ id }) => `/datasets/${id}`),
    search: each(({ word }) => `/api/v1/datasets?limit=10&q=${word}`),
    'package_show of CKAN': each(({ id }) => `/api/3/action/package_show?id=${id}`),
    'package_search of CKAN': each(({ word }) => `/api/3/action/package_search?rows=10&q=${word}`),
    'DCAT in Turtle': each(({ id }) => `/datasets/${id}.ttl`),
    'page of the catalogue in DCAT': [{ path: '/catalog.ttl' }],
    export: [{ path: '/api/v1/datasets.ndjson' }],
  };
};

const startedRaw = async (portal: string, asked: readonly Asked[]) => {
  const child = node('raw-route-process.ts', [portal, JSON.stringify(asked.map(({ path }) => path))]);
  const [url] = (await once(createInterface({ input: child.stdout! }), 'line')) as [string];
  return {
    url,
    stop: async () => {
      child.stdin!.end();
      await once(child, 'close');
    },
  };
};

const read = async (url: string, asked: readonly Asked[]): Promise<Read> => {
  // Two exports at once are what one address may have.
  const inFlight = asked.some(({ path }) => path.endsWith('.ndjson')) ? 1 : IN_FLIGHT;
  const text = await output('request-process.ts', [url, String(inFlight), String(SECONDS), JSON.stringify(asked)]);
  const result = JSON.parse(text) as Read;
  if (result.others > 0) throw new Error(`${asked[0]!.path}: ${result.others} answers had another status`);
  return result;
};

const figuresOf = (name: string, { perSecond, latencies }: Read): Figures => ({
  [name]: { value: perSecond, unit: 'requests/s' },
  [`${name}, p99`]: { value: percentile(latencies, 0.99), unit: 'ms' },
});
