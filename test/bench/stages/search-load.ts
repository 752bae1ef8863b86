import type { DatasetWrites } from '@moisson/domain';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { percentile, type Figures } from '../figure.ts';
import { node } from '../start.ts';
import { writeOf, type MadeRecord } from './fill-catalogue.ts';

const CHANGES_PER_SECOND = 500;
const SECONDS = 15;
const TICK_MS = 100;

/** Returns the median, the 99th percentile and the longest of latencies in milliseconds, named. */
export const percentiles = (name: string, latencies: readonly number[]): Figures =>
  Object.fromEntries(
    [0.5, 0.99, 1].map((share) => [
      `${name}, ${share === 1 ? 'longest' : `p${100 * share}`}`,
      { value: percentile(latencies, share), unit: 'ms' },
    ]),
  );

export interface StartedPortal {
  readonly url: string;
  /** Seconds from the start of the process to its first answer. */
  readonly seconds: number;
  /** Bytes of its index, if it has one in memory. */
  readonly bytes: number;
  readonly pid: number;
  readonly stop: () => Promise<void>;
}

/** Starts a portal in a process of its own on the files of a folder; with `openSearch`, it searches there. */
export const startedPortal = async (
  data: string,
  openSearch?: { readonly address: string; readonly index: string },
): Promise<StartedPortal> => {
  const child = node('portal-process.ts', [
    data,
    ...(openSearch === undefined ? [] : [openSearch.address, openSearch.index]),
  ]);
  const [line] = (await once(createInterface({ input: child.stdout! }), 'line')) as [string];
  return {
    ...(JSON.parse(line) as Pick<StartedPortal, 'url' | 'seconds' | 'bytes'>),
    pid: child.pid!,
    stop: async () => {
      child.stdin!.end();
      await once(child, 'close');
    },
  };
};

/** Returns what a script of the bench prints. */
export const output = async (script: string, args: readonly string[]): Promise<string> => {
  let text = '';
  for await (const chunk of node(script, args).stdout!) text += String(chunk);
  return text;
};

/** Returns the latencies of other requests, and of searches for a rare word, while searches for this word follow one another. */
export const waits = async (url: string, word: string): Promise<Readonly<Record<'live' | 'rare' | 'long', number[]>>> =>
  JSON.parse(await output('wait-process.ts', [url, word, String(SECONDS)])) as Record<
    'live' | 'rare' | 'long',
    number[]
  >;

/** Searches at this rate, while datasets are changed at a steady rate. Returns the latencies, and how many searches failed. */
export const whileIndexing = async (
  url: string,
  datasetWrites: Pick<DatasetWrites, 'write'>,
  records: readonly MadeRecord[],
  searchesPerSecond: number,
): Promise<{ readonly latencies: readonly number[]; readonly failed: number }> => {
  const searching = new AbortController();
  const load = output('load-process.ts', [url, String(searchesPerSecond), String(SECONDS)]).finally(() =>
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
  return JSON.parse(await load) as { latencies: number[]; failed: number };
};
