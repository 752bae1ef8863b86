import { expect, test } from '@jest/globals';
import { RecordKey } from '@moisson/contracts';
import type { RunContext } from '../run/run-context.ts';
import { anEntry, aRun, NOW } from '../testing/a-run.ts';
import { recogniseRenamed } from './recognise-renamed.ts';

const foundNew = ({ book }: RunContext, key: string, ...identities: readonly string[]): void =>
  book.foundNew({ recordKey: RecordKey.parse(key), identities });

test('a missing record whose title is that of one new record alone went on under its key', async () => {
  const run = aRun();
  foundNew(run, 'new', 'title:Arbres');
  const renamed = await recogniseRenamed(run, [anEntry({ key: 'old', title: 'Arbres' })]);
  expect([...renamed]).toEqual(['old']);
  expect(run.sink.published).toMatchObject([
    { recordKey: 'old', kind: 'removed', entry: { state: 'removed', successor: 'new' } },
  ]);
  expect(run.book.problems.map(({ code }) => code)).toEqual(['record.renamed']);
});

test('a record that two new ones resemble is left to a person', async () => {
  const run = aRun();
  foundNew(run, 'new-1', 'title:Arbres');
  foundNew(run, 'new-2', 'title:Arbres');
  const renamed = await recogniseRenamed(run, [anEntry({ key: 'old', title: 'Arbres' })]);
  expect([[...renamed], run.sink.published]).toEqual([[], []]);
  expect(run.book.problems.map(({ code }) => code)).toEqual(['removal.ambiguous-rename']);
});

test('a record missing for long is looked for after the newly missing ones', async () => {
  const run = aRun();
  foundNew(run, 'new', 'title:Arbres');
  const absence = { since: NOW, runs: 3 };
  const renamed = await recogniseRenamed(run, [
    anEntry({ key: 'long', title: 'Arbres' }, { absence }),
    anEntry({ key: 'newly', title: 'Arbres' }),
  ]);
  expect([...renamed]).toEqual(['newly']);
});

test('nothing is published where nothing is new, or nothing is missing', async () => {
  const run = aRun();
  expect((await recogniseRenamed(run, [anEntry({ key: 'old', title: 'Arbres' })])).size).toBe(0);
  foundNew(run, 'new', 'title:Arbres');
  expect((await recogniseRenamed(run, [])).size).toBe(0);
  expect(run.sink.published).toEqual([]);
});
