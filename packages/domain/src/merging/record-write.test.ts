import { expect, test } from '@jest/globals';
import { linkedRecord } from '@moisson/testkit/linked-records';
import { recordWrite } from './record-write.ts';
import { linksOf } from './stored-record.ts';

const version = (run: number, ...links: readonly string[]) => ({ ...linkedRecord('a/1', links), run });
const standing = (run: number, links: readonly string[], formerLinks?: readonly string[]) => ({
  ...{ run, links: linksOf(version(run, ...links)) },
  ...(formerLinks === undefined ? {} : { formerLinks }),
});

test('the newest run wins', () => {
  const outcome = (run: number) => recordWrite(version(5), standing(run, [])).outcome;
  expect([4, 5, 6].map(outcome)).toEqual(['applied', 'same', 'stale']);
  expect(recordWrite(version(5), undefined)).toEqual({ id: 'a/1', outcome: 'applied', formerLinks: [] });
});

test('links that the record has left are remembered, newest first, until it has them again', () => {
  const { formerLinks } = recordWrite(
    version(2, 'page:new'),
    standing(1, ['page:old'], ['older', '@ville-a page:new']),
  );
  expect(formerLinks).toEqual(['@ville-a page:old', 'claim:page:old', 'older']);
});

test('what is no newer leaves the remembered links as they stand', () => {
  expect(recordWrite(version(1), standing(1, ['page:p'], ['older'])).formerLinks).toEqual(['older']);
});

test('180 former links are remembered; the oldest are forgotten', () => {
  const former = Array.from({ length: 200 }, (_, at) => `former:${at}`);
  const { formerLinks } = recordWrite(version(2), standing(1, ['page:old'], former));
  expect([formerLinks.length, formerLinks[0], formerLinks.at(-1)]).toEqual([180, '@ville-a page:old', 'former:177']);
});
