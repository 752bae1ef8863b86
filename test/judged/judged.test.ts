import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openSqliteStore } from '@moisson/store';
import { aBodyWrite, ManualClock } from '@moisson/testkit';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeCatalogue } from './catalogue.ts';
import { meanOf, measure, worst } from './measure.ts';
import { queriesByKind } from './queries.ts';

/** What search reaches today: it may only get better. Raise the first and lower the second when it does. */
const LEAST_NDCG = 0.91;
const MOST_EMPTY = 0;

let dir: string;
let store: ReturnType<typeof openSqliteStore>;
const catalogue = makeCatalogue();

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'moisson-judged-'));
  store = openSqliteStore(dir, new ManualClock());
  await store.datasetWrites.write(
    catalogue.datasets.map((dataset) => aBodyWrite(dataset.id, { state: 'live', dataset })),
  );
});
afterAll(async () => {
  await store.close();
  await rm(dir, { recursive: true });
});

test('search finds what people mean, at least as well as it did', async () => {
  const measured = await measure(store.search, catalogue);
  const { mean, all, empty } = measured;
  const byKind = Object.entries(queriesByKind).map(([kind, queries]) => {
    const ofKind = all.filter(({ query }) => queries.includes(query));
    const nothing = ofKind.filter(({ items }) => items.length === 0).length;
    return `${kind}: ${meanOf(ofKind).toFixed(3)} over ${ofKind.length}, ${nothing} empty`;
  });
  process.stderr.write(
    `judged: nDCG@10 ${mean.toFixed(4)} over ${all.length} queries and ${catalogue.datasets.length} datasets, ${empty.length} empty\n` +
      `${byKind.join('\n')}\nempty: ${empty.join(' · ')}\n${worst(measured)}\n`,
  );
  expect(mean).toBeGreaterThanOrEqual(LEAST_NDCG);
  expect(empty.length).toBeLessThanOrEqual(MOST_EMPTY);
});
