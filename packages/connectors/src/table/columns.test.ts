import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { columnRole } from './columns.ts';

test.each([
  ['Titre', 'title'],
  ['  TITRE_DU_JEU_DE_DONNÉES ', 'title'],
  ['titre*', 'title'],
  ['Nom (obligatoire)', 'title'],
  ['Mots-clés', 'keyword'],
  ['motsClés', 'keyword'],
  ['Date de mise à jour', 'modified'],
  ['Dernière mise à jour :', 'modified'],
  ['dateModified', 'modified'],
  ['Fréquence de mise à jour', 'frequency'],
  ['Organisme', 'publisher'],
  ['Territoire', 'spatial'],
  ['identifiant', 'id'],
  ['Lien', 'url'],
  ['downloadURL', 'download'],
  ['Licence', 'license'],
  ['Résumé', 'description'],
])('the column %j is of the role %s', (name, role) => {
  expect(columnRole(name)).toEqual({ role });
});

test.each([
  ['titre_fr', 'title', 'fr'],
  ['Titre (anglais)', 'title', 'en'],
  ['Description EN', 'description', 'en'],
])('the column %j is of the role %s in %s', (name, role, language) => {
  expect(columnRole(name)).toEqual({ role, language });
});

test.each(['', 'No', 'Licence fr', 'remarques internes', '__proto__', '()', 'fr'])(
  'the column %j has no known role',
  (name) => {
    expect(columnRole(name)).toBeUndefined();
  },
);

test('any name of a column is read', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (name) => void columnRole(name)));
});
