import { expect, test } from '@jest/globals';
import { aDataset } from '@moisson/testkit';
import { SearchIndex } from '../memory/search-index.ts';
import { answerAmong, findAmong } from '../testing/find-among.ts';

test.each([
  ['bibliotheqe', 'Bibliothèques', 'bibliotheques'],
  ['patinore', 'Patinoires et patinoire', 'patinoire'],
  ['acueil', 'Centres d’accueil', 'accueil'],
  ['pistse', 'Pistes cyclables', 'pistes'],
])(
  'a misspelt word is searched for as the nearest of the catalogue, and the answer says so: %s',
  (query, title, searched) => {
    expect(answerAmong(query, aDataset(title))).toMatchObject({
      found: [0],
      corrected: [{ written: query, searched }],
    });
  },
);

test.each([
  ['qualite de leau', 'Qualité de l’eau'],
  ['permis dhabitation', 'Permis d’habitation'],
  ['lhiver', 'Activités d’hiver'],
  ['éco-centre', 'Écocentres'],
  ['covid19', 'Covid-19'],
])('a sign that was dropped or added does not matter: %s finds %s', (query, title) => {
  expect(findAmong(query, aDataset(title))).toEqual([0]);
});

test('a word of a removed dataset alone is neither a correction nor a completion', () => {
  const index = new SearchIndex();
  index.put('a', 1, aDataset('Patinoires'));
  index.put('b', 1, aDataset('Budget'));
  expect(index.find({ text: 'patinores', limit: 10 })).toMatchObject({ ids: ['a'] });
  index.put('a', 2, undefined);
  for (const text of ['patinores', 'patinoi', 'patinores '])
    expect(index.find({ text, limit: 10 })).toMatchObject({ ids: [], total: 0 });
  expect(index.find({ text: 'patinores ', limit: 10 })).not.toHaveProperty('corrected');
});
