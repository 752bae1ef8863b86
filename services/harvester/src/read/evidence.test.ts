import { expect, test } from '@jest/globals';
import { MoissonError } from '@moisson/kernel';
import { aRun, anEntry } from '../testing/a-run.ts';
import { countEvidence, endedEarly, listEvidence, readableEvidence } from './evidence.ts';

const completeness = (claimed?: number) => ({
  ...{ evidence: [], problems: [] },
  ...(claimed === undefined ? {} : { claimed }),
});

test('a count holds where the distinct records are as many as claimed; a difference is noted', () => {
  const run = aRun();
  expect(countEvidence(completeness(3), 3, run)).toMatchObject([{ kind: 'count', holds: true }]);
  expect(run.book.problemsTotal).toBe(0);
  for (const distinct of [2, 4])
    expect(countEvidence(completeness(3), distinct, run)).toMatchObject([{ kind: 'count', holds: false }]);
  expect(run.book.problems.map(({ code }) => code)).toEqual(['paging.count-mismatch', 'paging.count-mismatch']);
});

test('a source that claims no number gives no evidence of a count', () => {
  expect(countEvidence(completeness(), 3, aRun())).toEqual([]);
});

test('items that cannot be read are borne up to the limit of the brake', () => {
  const entries = Array.from({ length: 50 }, (_, at) => anEntry({ key: `k${at}`, title: 'Arbres' }));
  const run = aRun({ entries, source: { removalPolicy: { maxCount: 5, maxShare: 0.2 } as never } });
  expect(readableEvidence(run)).toEqual([]);
  run.book.keyless = 10;
  expect(readableEvidence(run)).toMatchObject([{ kind: 'body', holds: true }]);
  run.book.keyless = 11;
  expect(readableEvidence(run)).toMatchObject([{ kind: 'body', holds: false }]);
});

test('a list that leaves out what is served is not whole', () => {
  expect(listEvidence(0)).toEqual([]);
  expect(listEvidence(4)).toMatchObject([{ holds: false, detail: expect.stringContaining('4') }]);
});

test('an error that ended reading is named by its code, or else by its redacted message', () => {
  expect(endedEarly(new MoissonError('fetch.timeout')).detail).toBe('reading ended early: fetch.timeout');
  const { detail, holds } = endedEarly(new Error(`https://user:secret@a.ca/ ${'x'.repeat(500)}`));
  expect([holds, detail.length <= 300, detail.includes('secret')]).toEqual([false, true, false]);
});
