import { describe, expect, test } from '@jest/globals';
import { foldedWords } from './fold.ts';
import { bilingualTerms, parseTerms, RELATED_TERMS_VERSION, relatedTermGroups } from './related-terms.ts';

const groups = relatedTermGroups();
const terms = groups.flat();
const groupsOf = (term: string) =>
  groups.filter((group) => group.some((one) => foldedWords(one) === foldedWords(term)));
const repeated = (names: readonly string[]) => names.filter((name, at) => names.indexOf(name) !== at);

describe('the groups of related terms', () => {
  test('are many, of a known version, and read once', () => {
    expect(RELATED_TERMS_VERSION).toBeGreaterThanOrEqual(1);
    expect(groups.length).toBeGreaterThanOrEqual(450);
    expect(relatedTermGroups()).toBe(groups);
  });

  test('each have a French term and an English one', () => {
    expect(bilingualTerms.filter(({ french, english }) => french.length === 0 || english.length === 0)).toEqual([]);
  });

  test('have no term twice, whatever its case and accents', () => {
    expect(groups.flatMap((group) => repeated(group.map(foldedWords)))).toEqual([]);
  });

  test('are all different', () => {
    expect(repeated(groups.map((group) => group.map(foldedWords).sort().join(', ')))).toEqual([]);
  });

  test('share a term with two others at most', () => {
    const counts = Map.groupBy(terms, foldedWords);
    expect([...counts].filter(([, { length }]) => length > 3).map(([term]) => term)).toEqual([]);
  });

  test('have terms that a reader can search for', () => {
    expect(terms.filter((term) => foldedWords(term).length < 2)).toEqual([]);
    expect(terms.filter((term) => foldedWords(term).split(' ').length > 10)).toEqual([]);
  });

  test('are written in NFC, with typographic apostrophes and single spaces', () => {
    expect(terms.filter((term) => term !== term.normalize('NFC'))).toEqual([]);
    expect(terms.filter((term) => /^\s|\s$|\s\s|[^\S ]|['|#;/()]/.test(term))).toEqual([]);
  });

  test('are listed one a line, French and English apart', () => {
    expect(parseTerms('# Cycling\nvélo, bicyclette | bike\n\n')).toEqual([
      { french: ['vélo', 'bicyclette'], english: ['bike'] },
    ]);
    expect(() => parseTerms('vélo, bike')).toThrow('vélo, bike');
    expect(() => parseTerms('vélo | bike | bici')).toThrow('bici');
  });
});

test.each([
  ['vélo', 'bike'],
  ['cyclable', 'bicyclette'],
  ['déneigement', 'snow'],
  ['poubelle', 'matières résiduelles'],
  ['ordures', 'garbage'],
  ['crime', 'acte criminel'],
  ['taxe', 'évaluation foncière'],
  ['rôle d’évaluation', 'property tax'],
  ['GES', 'greenhouse gas'],
  ['îlot de chaleur', 'heat island'],
  ['halte climatisée', 'cooling centre'],
  ['HLM', 'social housing'],
  ['CPE', 'daycare'],
  ['CHSLD', 'nursing home'],
  ['311', 'requête citoyenne'],
  ['911', 'emergency call'],
  ['appel d’offres', 'procurement'],
  ['orthophoto', 'aerial photo'],
  ['MNT', 'digital elevation model'],
  ['borne-fontaine', 'fire hydrant'],
  ['patinoire', 'skating rink'],
  ['piscine', 'swimming pool'],
  ['aire de jeux', 'playground'],
  ['toilette publique', 'washroom'],
  ['inondation', 'floodplain'],
  ['séisme', 'earthquake'],
  ['Autochtone', 'First Nations'],
  ['borne de recharge', 'EV charger'],
  ['nid-de-poule', 'pothole'],
  ['arbre', 'tree'],
])('%s and %s mean one thing', (one, other) => {
  expect(groupsOf(one).filter((group) => groupsOf(other).includes(group))).toHaveLength(1);
});

test.each([
  ['vélo', 'transport collectif'],
  ['vélo', 'voiture'],
  ['autobus', 'train'],
  ['eau potable', 'eaux usées'],
  ['égout', 'aqueduc'],
  ['compost', 'recyclage'],
  ['parc', 'parking'],
  ['arbre', 'forêt'],
  ['incendie', 'feu de forêt'],
  ['feu de circulation', 'incendie'],
  ['borne-fontaine', 'borne de recharge'],
  ['gaz à effet de serre', 'serriculture'],
  ['gaz naturel', 'essence'],
  ['carte électorale', 'cartographie'],
  ['circonscription électorale', 'quartier'],
  ['école', 'garderie'],
  ['aréna', 'piscine'],
  ['budget', 'contrat'],
  ['zonage', 'permis de construction'],
  ['cimetière', 'parc'],
  ['marché public', 'marché fermier'],
  ['marché du travail', 'marché immobilier'],
  ['pêche commerciale', 'pêche sportive'],
  ['animal de compagnie', 'faune'],
  ['refuge animalier', 'sans-abri'],
  ['jeu de données', 'données ouvertes'],
])('%s and %s mean different things', (one, other) => {
  expect(groupsOf(one).length * groupsOf(other).length).toBeGreaterThan(0);
  expect(groupsOf(one).filter((group) => groupsOf(other).includes(group))).toEqual([]);
});
