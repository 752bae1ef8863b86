import { INDEXER_GROUP, topics } from '@moisson/contracts';
import { setTimeout as pause } from 'node:timers/promises';
import { percentile, type Figures } from '../figure.ts';
import { node } from '../start.ts';
import { changeOf, someRecords } from './latency.ts';
import type { MeasuredLine } from './measured-line.ts';

const SEARCHES_PER_SECOND = 100;
const SECONDS = 15;
const RECORDS_PER_SECOND = 500;
const TICK_MS = 100;
const RECORDS = 2000;

/** Measures searches at a steady rate, while changed records are published at a steady rate. */
export const measureSearch = async (line: MeasuredLine): Promise<Figures> => {
  const records = await someRecords(line, RECORDS);
  const load = node('load-process.ts', [line.portal, String(SEARCHES_PER_SECOND), String(SECONDS)]);
  let output = '';
  load.stdout!.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const searching = new AbortController();
  load.once('close', () => searching.abort());
  const behind = (): Promise<number> => line.changeLog.lag(INDEXER_GROUP, [topics.records]);
  const start = performance.now();
  let published = 0;
  while (!searching.signal.aborted) {
    const due = Math.floor(((performance.now() - start) * RECORDS_PER_SECOND) / 1000);
    const messages = [];
    for (; published < due; published += 1)
      messages.push(changeOf(records[published % records.length]!, 1 + published, `Jeu modifié ${published}`));
    if (messages.length > 0) await line.changeLog.publish(topics.records, messages);
    await pause(TICK_MS);
  }
  const indexed = published - (await behind());
  const seconds = (performance.now() - start) / 1000;
  if (output === '') throw new Error('the searches failed (see above)');
  const { latencies, failed } = JSON.parse(output) as { latencies: number[]; failed: number };
  return {
    'search p50': { value: percentile(latencies, 0.5), unit: 'ms' },
    'search p99': { value: percentile(latencies, 0.99), unit: 'ms' },
    'searches that failed': { value: failed, unit: 'requests' },
    'indexed during searches': { value: indexed / seconds, unit: 'records/s' },
  };
};
