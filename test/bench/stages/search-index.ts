import { openSqliteCatalogue } from '@moisson/store';
import { once } from 'node:events';
import { mkdir, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { percentile, type Figures, type Stage } from '../figure.ts';
import { residentMiB } from '../resident.ts';
import { node } from '../start.ts';
import { COMMON_WORD, fillCatalogue, writeOf, type MadeRecord } from './fill-catalogue.ts';

const SEARCHES_PER_SECOND = 100;
const CHANGES_PER_SECOND = 500;
const SECONDS = 15;
const TICK_MS = 100;
const MIB = 1024 * 1024;

/** Ours: a portal on a catalogue that was filled without a harvest. Its starts, its memory, its searches, and how long they delay other requests. */
export const searchIndex: Stage = async ({ dir, size }) => {
  const data = join(dir, 'filled');
  await mkdir(data);
  const store = openSqliteCatalogue(data);
  const records = await fillCatalogue(store.datasetWrites, size);
  const first = await startedPortal(data);
  const built = residentMiB(first.pid)!;
  await first.stop();
  const image = (await sizeOf(join(data, 'search-index'))) / MIB;
  const portal = await startedPortal(data);
  const restored = residentMiB(portal.pid)!;
  const alone = await waits(portal.url, '');
  const during = await waits(portal.url, COMMON_WORD);
  const searches = await whileIndexing(portal.url, store.datasetWrites, records);
  const resident = residentMiB(portal.pid)!;
  await portal.stop();
  await store.close();
  return {
    'start without an image': { value: first.seconds, unit: 'seconds' },
    'start from the image': { value: portal.seconds, unit: 'seconds' },
    'index of a dataset': { value: portal.bytes / size, unit: 'bytes' },
    image: { value: image, unit: 'MiB' },
    'resident: portal, after a start without an image': { value: built, unit: 'MiB' },
    'resident: portal, after a start from the image': { value: restored, unit: 'MiB' },
    'resident: portal, after searches': { value: resident, unit: 'MiB' },
    ...percentiles('another request', alone.live),
    ...percentiles('another request, during searches for a common word', during.live),
    ...percentiles('search for a rare word', alone.rare),
    ...percentiles('search for a rare word, during searches for a common word', during.rare),
    ...percentiles('search for a common word', during.long),
    ...percentiles('search of a filled catalogue', searches),
  };
};

const percentiles = (name: string, latencies: readonly number[]): Figures =>
  Object.fromEntries(
    [0.5, 0.99, 1].map((share) => [
      `${name}, ${share === 1 ? 'longest' : `p${100 * share}`}`,
      { value: percentile(latencies, share), unit: 'ms' },
    ]),
  );

interface Started {
  readonly url: string;
  readonly seconds: number;
  readonly bytes: number;
  readonly pid: number;
  readonly stop: () => Promise<void>;
}

const startedPortal = async (data: string): Promise<Started> => {
  const child = node('portal-process.ts', [data]);
  const [line] = (await once(createInterface({ input: child.stdout! }), 'line')) as [string];
  return {
    ...(JSON.parse(line) as Pick<Started, 'url' | 'seconds' | 'bytes'>),
    pid: child.pid!,
    stop: async () => {
      child.stdin!.end();
      await once(child, 'close');
    },
  };
};

const output = async (script: string, args: readonly string[]): Promise<string> => {
  let text = '';
  for await (const chunk of node(script, args).stdout!) text += String(chunk);
  return text;
};

const waits = async (url: string, word: string) =>
  JSON.parse(await output('wait-process.ts', [url, word, String(SECONDS)])) as Record<
    'live' | 'rare' | 'long',
    number[]
  >;

/** Searches at a steady rate, while datasets are changed at a steady rate. Returns the latencies. */
const whileIndexing = async (
  url: string,
  datasetWrites: { readonly write: ReturnType<typeof openSqliteCatalogue>['datasetWrites']['write'] },
  records: readonly MadeRecord[],
): Promise<readonly number[]> => {
  const searching = new AbortController();
  const load = output('load-process.ts', [url, String(SEARCHES_PER_SECOND), String(SECONDS)]).finally(() =>
    searching.abort(),
  );
  const start = performance.now();
  for (let written = 0; !searching.signal.aborted;) {
    const due = Math.floor(((performance.now() - start) * CHANGES_PER_SECOND) / 1000);
    const writes = [];
    for (; written < due; written += 1)
      writes.push(writeOf(records[written % records.length]!, 1 + Math.floor(written / records.length)));
    await datasetWrites.write(writes);
    await pause(TICK_MS);
  }
  const { latencies, failed } = JSON.parse(await load) as { latencies: number[]; failed: number };
  if (failed > 0) throw new Error(`${failed} searches failed`);
  return latencies;
};

const sizeOf = async (dir: string): Promise<number> => {
  let bytes = 0;
  for (const name of await readdir(dir)) bytes += (await stat(join(dir, name))).size;
  return bytes;
};
