import { expect, test } from '@jest/globals';
import { RecordKey } from '@moisson/contracts';
import { problem } from '@moisson/kernel';
import fc from 'fast-check';
import { RunBook } from './run-book.ts';

const key = (text: string) => RecordKey.parse(text);

test('the books balance whatever is seen, and no longer where a record is counted without having been seen', () => {
  const ways = fc.constantFrom('created', 'updated', 'unchanged', 'rejected', 'duplicate');
  fc.assert(
    fc.property(fc.array(ways), (seen) => {
      const book = new RunBook();
      for (const way of seen) book.saw(way);
      expect([book.counts.seen, book.balance(), book.problems]).toEqual([seen.length, true, []]);
      book.count('created');
      expect([book.balance(), book.problems.map(({ code }) => code)]).toEqual([false, ['run.books-unbalanced']]);
    }),
  );
});

test('ten problems of one code are kept and a hundred in all, and each is counted', () => {
  const book = new RunBook();
  for (let at = 0; at < 11; at += 1) book.duplicate(key(`d${at}`));
  expect([book.problems.length, book.problemsTotal, book.counts.duplicate]).toEqual([10, 11, 11]);
  const codes = [
    ...(['record.no-key', 'record.unmappable', 'record.too-large', 'record.too-complex', 'record.malformed'] as const),
    ...(['record.renamed', 'record.withheld', 'record.uncut', 'record.key-permuted', 'record.not-an-object'] as const),
  ];
  for (const code of codes) book.note(...Array.from({ length: 10 }, () => problem(code)));
  expect([book.problems.length, book.problemsTotal]).toEqual([100, 111]);
});

test('what a run remembers outlives it as plain data, and a run that goes on with it counts on', () => {
  const book = new RunBook();
  book.saw('created', 3);
  book.reject('record.no-key', { seen: '{}' });
  book.withhold('a draft');
  book.foundNew({ recordKey: key('new'), identities: ['title:arbres'] });
  book.foundDeleted([key('gone')]);
  book.publishedTo([{ topic: 't', partition: 0, offset: '7' }], 3);
  [book.matched, book.keyless] = [2, 1];
  const next = new RunBook(JSON.parse(JSON.stringify(book.state)) as RunBook['state']);
  expect(next.state).toEqual(book.state);
  next.saw('created');
  next.publishedTo([{ topic: 't', partition: 0, offset: '8' }], 1);
  expect([next.counts.seen, next.published, next.positions]).toEqual([
    5,
    4,
    [{ topic: 't', partition: 0, offset: '8' }],
  ]);
  expect(book.counts.seen).toBe(4);
});

test('a new record to which a dataset was followed is none in which a missing one may be found', () => {
  const book = new RunBook();
  for (const name of ['a', 'b']) book.foundNew({ recordKey: key(name), identities: [] });
  book.followed(new Set([key('a')]));
  expect(book.created.map(({ recordKey }) => recordKey)).toEqual(['b']);
});

test('withheld records are in no count, and there is one problem for each reason', () => {
  const book = new RunBook();
  for (const reason of ['a draft', 'private', 'a draft']) book.withhold(reason);
  expect([book.withheld, book.counts.seen, book.balance()]).toEqual([3, 0, true]);
  expect(book.withheldProblems().map(({ message }) => message.en)).toEqual([
    expect.stringContaining('a draft'),
    expect.stringContaining('private'),
  ]);
});

test('a hundred thousand deleted keys are remembered, and no more', () => {
  const book = new RunBook();
  book.foundDeleted(Array.from({ length: 100_001 }, (_, at) => `k${at}` as RecordKey));
  expect(book.deleted.size).toBe(100_000);
});
