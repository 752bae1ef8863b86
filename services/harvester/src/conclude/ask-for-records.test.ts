import { expect, test } from '@jest/globals';
import type { AbsentEntry, FetchedBody } from '@moisson/domain';
import { MoissonError } from '@moisson/kernel';
import { anEntry, aRun } from '../testing/a-run.ts';
import { askForRecords } from './ask-for-records.ts';

type Answer = 'here' | 'gone' | 'silent';

const SITE = 'https://a.example';
const at = (key: string, site = SITE): string => `${site}/${key}`;
const titled = (key: string) => ({ key, title: `Titre ${key}`, at: at(key) });
const absent = (key: string): AbsentEntry => ({
  ...anEntry(titled(key)),
  absence: { since: '2026-11-20T12:00:00.000Z', runs: 3 },
});

interface Given {
  /** What the source says of a record; the number of the request tells when. */
  readonly says: (key: string, request: number) => Answer;
  readonly missing: readonly string[];
  /** Records that the list shows. */
  readonly present?: readonly string[];
  readonly options?: object;
}

/** Asks for the missing records; returns what the answers come to, and what was asked for. */
const asking = async ({ says, missing, present = ['control'], options = {} }: Given) => {
  const asked: string[] = [];
  const run = aRun({
    ...{ source: { options } as never, seen: present },
    entries: [...present, ...missing].map((key) => anEntry(titled(key))),
    payloads: [...present, ...missing].map(titled),
    fetch: {
      send: async ({ url }): Promise<FetchedBody> => {
        const key = url.slice(url.lastIndexOf('/') + 1);
        asked.push(key);
        const answer = says(key, asked.length);
        if (answer === 'silent') throw new MoissonError('fetch.timeout');
        const status = answer === 'gone' ? 404 : 200;
        return { status, url, contentType: undefined, validators: {}, chunks: noBody(), leave: () => undefined };
      },
    },
  });
  const answers = await askForRecords(run, missing.map(absent));
  return { answers: Object.fromEntries(answers), asked };
};

async function* noBody(): AsyncGenerator<Uint8Array> {
  // A status is all that the toy protocol reads.
}

const onlyControlIsHere = (key: string): Answer => (key === 'control' ? 'here' : 'gone');

test('"gone" is believed of a source that says of a present record that it is here, before and after', async () => {
  const { answers, asked } = await asking({ says: onlyControlIsHere, missing: ['a', 'b'] });
  expect(answers).toEqual({ a: 'gone', b: 'gone' });
  expect(asked).toEqual(['control', 'a', 'b', 'control']);
});

test('a control that no longer tells the truth afterwards withdraws every "gone", and no "here"', async () => {
  const says = (key: string, request: number): Answer =>
    key === 'b' || (key === 'control' && request === 1) ? 'here' : 'gone';
  const { answers } = await asking({ says, missing: ['a', 'b', 'c'] });
  expect(answers).toEqual({ a: 'unknown', b: 'here', c: 'unknown' });
});

test('a source that denies what its own list shows proves nothing', async () => {
  const { answers } = await asking({ says: () => 'gone', missing: ['a'] });
  expect(answers).toEqual({ a: 'unknown' });
});

test('a source without a present record to compare with proves nothing', async () => {
  const { answers } = await asking({ says: () => 'gone', missing: ['a'], present: [] });
  expect(answers).toEqual({ a: 'unknown' });
});

test('a source that does not answer is asked no more', async () => {
  const silent = await asking({ says: () => 'silent', missing: ['a', 'b'] });
  expect(silent).toEqual({ answers: { a: 'unknown', b: 'unknown' }, asked: ['control'] });
});

test('after three questions in a row without an answer the rest stays to be asked for', async () => {
  const says = (key: string): Answer => (key === 'control' ? 'here' : 'silent');
  const { answers, asked } = await asking({ says, missing: ['a', 'b', 'c', 'd'] });
  expect(answers).toEqual({ a: 'unknown', b: 'unknown', c: 'unknown', d: 'pending' });
  expect(asked).toEqual(['control', 'a', 'b', 'c']);
});

test('of a source that is asked for a part of its catalogue, "here" says nothing', async () => {
  const { answers } = await asking({ says: () => 'here', missing: ['a'], options: { filter: 'x' } });
  expect(answers).toEqual({ a: 'unknown' });
});

test('a hundred records are asked for in one run', async () => {
  const missing = Array.from({ length: 101 }, (_, n) => `k${n}`);
  const { answers, asked } = await asking({ says: onlyControlIsHere, missing });
  expect(Object.values(answers).filter((answer) => answer === 'gone')).toHaveLength(100);
  expect([answers.k100, asked.length]).toEqual(['pending', 102]);
});

test('a record that has no question is left out of the answers', async () => {
  const run = aRun({ payloads: [{ key: 'a', title: 'Arbres' }] });
  expect([...(await askForRecords(run, [absent('a'), absent('unknown')]))]).toEqual([]);
});
