import { encodeEvent } from '@moisson/changelog';
import { recordId, topics } from '@moisson/contracts';
import { idOf, type LiveRecord } from '@moisson/domain';
import { percentile, type Figures } from '../figure.ts';
import type { MeasuredLine } from './measured-line.ts';

const PAGE = 1000;

/** Returns the event of a version of a record that is this many runs later, with another title. */
export const changeOf = ({ state: _, ...record }: LiveRecord, runs: number, title: string) => {
  const run = record.run + runs;
  const key = recordId(record.sourceId, record.recordKey);
  const time = new Date().toISOString();
  const data = { ...record, run, changedAt: time, dataset: { ...record.dataset, title: { fr: title } } };
  const type = 'org.moisson.record.upserted.v1';
  return encodeEvent(key, {
    ...{ id: `${key}@${run}`, source: `/sources/${record.sourceId}`, type, subject: record.recordKey, time, data },
  });
};

/** Returns the first live records of the catalogue, this many. */
export const someRecords = async ({ store }: MeasuredLine, count: number): Promise<readonly LiveRecord[]> => {
  const found: LiveRecord[] = [];
  for (let page = await store.records.scan(undefined, PAGE); page.length > 0 && found.length < count;) {
    found.push(...page.filter((record) => record.state === 'live'));
    page = await store.records.scan(idOf(page.at(-1)!), PAGE);
  }
  return found.slice(0, count);
};

/** Number of changes published so far: each is of a later run than all before. */
let changes = 0;

/**
 * Publishes changes one after the other, each once the previous one is found; returns the milliseconds of each. `turn`: called between two
 * searches.
 */
export const findableLatencies = async (
  { changeLog, store }: MeasuredLine,
  records: readonly LiveRecord[],
  more: (done: number) => boolean,
  turn: () => Promise<unknown>,
): Promise<number[]> => {
  const latencies: number[] = [];
  while (more(latencies.length)) {
    changes += 1;
    const word = `sentinelle${process.pid}x${changes}`;
    const start = performance.now();
    await changeLog.publish(topics.records, [changeOf(records[changes % records.length]!, changes, word)]);
    while ((await store.search.search({ text: word, limit: 1 })).items.length === 0) await turn();
    latencies.push(performance.now() - start);
  }
  return latencies;
};

/** Returns the latencies' p50 and p99. */
export const latencyFigures = (name: string, latencies: readonly number[]): Figures => ({
  [name.replace('pN', 'p50')]: { value: percentile(latencies, 0.5), unit: 'ms' },
  [name.replace('pN', 'p99')]: { value: percentile(latencies, 0.99), unit: 'ms' },
});
