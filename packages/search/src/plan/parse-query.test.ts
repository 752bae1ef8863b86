import { defined } from '@moisson/kernel';
import { expect, test } from '@jest/globals';
import { aDataset } from '@moisson/testkit';
import { SearchIndex } from '../memory/search-index.ts';

test.each(['de la', '!!!', 'le la les', '?', '« »', 'a b c', 'the of and', '...', 'l’', '--', '& / _', '\u0301'])(
  'a text without a searchable word has an empty result with hasNoWord: %s',
  (text) => {
    const index = new SearchIndex();
    index.put('a', 1, aDataset('De la a b c !!!'));
    expect(index.find({ text, limit: 10 })).toMatchObject({ ids: [], total: 0, hasNoWord: true });
    expect(index.find({ text: ` \n${text}`, format: ['CSV'], limit: 10 })).toMatchObject({ total: 0, hasNoWord: true });
  },
);

test.each([undefined, '', '   ', '\n\t'])('an empty text matches everything: %j', (text) => {
  const index = new SearchIndex();
  index.put('a', 1, aDataset('Arbres'));
  const found = index.find({ ...defined({ text }), limit: 10 });
  expect([found.total, found.hasNoWord]).toEqual([1, undefined]);
});
