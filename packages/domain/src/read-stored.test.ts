import { expect, test } from '@jest/globals';
import { aDataset } from '@moisson/testkit';
import { readDataset, readHold, readRun } from './read-stored.ts';

const dataset = aDataset('Arbres');

test('a dataset is read as it was written', () => {
  expect(readDataset(JSON.stringify(dataset))).toEqual(JSON.parse(JSON.stringify(dataset)));
});

test.each(['id', 'title', 'keyword', 'distribution', 'records', 'provenance', 'findings'] as const)(
  'a dataset without its %s is refused, by that name',
  (name) => {
    const { [name]: _, ...rest } = dataset;
    expect(() => readDataset(JSON.stringify(rest))).toThrow(`without ${name}`);
  },
);

test.each(['[]', '3', 'null', '{'])('%s is no dataset', (json) => {
  expect(() => readDataset(json)).toThrow();
});

test('what a run of an older version does not say counts for nothing', () => {
  const run = readRun(
    JSON.stringify({ id: 'laval:1', sourceId: 'laval', run: 1, endedAt: '2026-11-24T12:00:00.000Z' }),
  );
  expect(run).toMatchObject({ outcome: 'failed', complete: false, published: 0, positions: [], problems: [] });
  expect([run.startedAt, run.counts.seen]).toEqual(['2026-11-24T12:00:00.000Z', 0]);
  expect(() => readRun(JSON.stringify({ sourceId: 'laval', run: 1 }))).toThrow();
});

test('credentials that a stored run tells are redacted', () => {
  const problems = [
    { code: 'fetch.timeout', severity: 'error', ...{ message: both('https://u:hunter2@a.ca/'), action: both('') } },
  ];
  const run = readRun(JSON.stringify({ id: 'laval:1', sourceId: 'laval', run: 1, problems }));
  expect(JSON.stringify(run)).not.toContain('hunter2');
});
const both = (text: string) => ({ fr: text, en: text });

test('a hold of an older version has no examples and is about no records', () => {
  const stored = { id: 'laval:1', sourceId: 'laval', state: 'pending', createdAt: '2026-11-24T12:00:00.000Z' };
  expect(readHold(JSON.stringify(stored))).toEqual({ ...stored, records: 0, known: 0, examples: [] });
  expect(() => readHold('{}')).toThrow();
});
