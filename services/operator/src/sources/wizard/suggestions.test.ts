import { expect, test } from '@jest/globals';
import { idFor, organizationsFor, slugOf } from './suggestions.ts';

test.each([
  ['https://donnees.ville.laval.qc.ca/recherche', 'laval'],
  ['https://www.donneesquebec.ca/', 'donneesquebec'],
  ['https://data-gatineau.opendata.arcgis.com/', 'data-gatineau'],
  ['https://www.data.gouv.qc.ca/', 'source'],
])('the id for %s is %s', (endpoint, id) => {
  expect(idFor(endpoint, new Set())).toBe(id);
  expect(idFor(endpoint, new Set([id]))).toBe(`${id}-2`);
});

test('the only organization of a sample is proposed: the registered one of that name, or one to register', () => {
  const registered = [{ id: 'laval', name: { fr: 'Ville de Laval' } }];
  expect(organizationsFor(registered, ['Ville de Laval']).proposed).toBe('laval');
  expect(organizationsFor(registered, ['Longueuil']).proposed).toBe('new:Longueuil');
  expect(organizationsFor(registered, ['Longueuil', 'Ville de Laval']).proposed).toBe('');
  expect(organizationsFor(registered, ['Longueuil']).offered.map(({ value }) => value)).toEqual([
    'new:Longueuil',
    'laval',
  ]);
});

test('a slug has no accents, and neither begins nor ends with a hyphen', () => {
  expect(slugOf(' Société de l’assurance, Québec! ')).toBe('societe-de-l-assurance-quebec');
});
