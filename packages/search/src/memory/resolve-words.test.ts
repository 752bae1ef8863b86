import { expect, test } from '@jest/globals';
import { aDataset } from '@moisson/testkit';
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
