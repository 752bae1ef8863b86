import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Figure, Stage } from '../figure.ts';
import { ResidentSizes } from '../resident.ts';
import { node, startSource } from '../start.ts';

const TENTH = 10;

/** Ours: the harvester alone, in its own process, with a tenth of the records and with all: its memory must not grow with them. */
export const harvesterAlone: Stage = async ({ url, size, dir }) => {
  const tenth = Math.max(1, Math.round(size / TENTH));
  const smaller = await startSource(tenth);
  const small = await harvested(smaller.url, join(dir, 'tenth'), tenth);
  await smaller.stop();
  return {
    'harvester alone, a tenth': small,
    'harvester alone': await harvested(url, join(dir, 'whole'), size),
  };
};

const harvested = async (url: string, dir: string, size: number): Promise<Figure> => {
  await mkdir(dir);
  const child = node('harvest-process.ts', [url, dir]);
  const sizes = new ResidentSizes(child.pid!);
  const [line] = (await once(createInterface({ input: child.stdout! }), 'line')) as [string];
  const peak = sizes.stop().harvester;
  child.stdin!.end();
  await once(child, 'close');
  const run = JSON.parse(line) as { complete: boolean; counts: { seen: number } };
  if (!run.complete || run.counts.seen !== size || peak === undefined) throw new Error(`the run is not whole: ${line}`);
  return { value: peak, unit: 'MiB' };
};
