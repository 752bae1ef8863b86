import { openSqliteCatalogue } from '@moisson/store';
import { mkdir, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Stage } from '../figure.ts';
import { residentMiB } from '../resident.ts';
import { COMMON_WORD, fillCatalogue } from './fill-catalogue.ts';
import { percentiles, startedPortal, waits, whileIndexing } from './search-load.ts';

const SEARCHES_PER_SECOND = 100;
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
  const { latencies, failed } = await whileIndexing(portal.url, store.datasetWrites, records, SEARCHES_PER_SECOND);
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
    ...percentiles('search of a filled catalogue', latencies),
    'searches of a filled catalogue that failed': { value: failed, unit: 'requests' },
  };
};

const sizeOf = async (dir: string): Promise<number> => {
  let bytes = 0;
  for (const name of await readdir(dir)) bytes += (await stat(join(dir, name))).size;
  return bytes;
};
