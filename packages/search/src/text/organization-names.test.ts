import { expect, test } from '@jest/globals';
import { aDataset } from '@moisson/testkit';
import { findAmong } from '../testing/find-among.ts';

const organizations = [
  { id: 'mtq', name: { fr: 'Ministère des Transports' }, aliases: ['MTQ', 'MTMD', 'Transports Québec'] },
  { id: 'stm', name: { fr: 'Société de transport de Montréal' }, aliases: ['STM'] },
  { id: 'mes', name: { fr: 'Enseignement supérieur' }, aliases: ['MES'] },
];
const roads = aDataset('Chantiers', { organization: { id: 'MTQ', name: 'Transports et Mobilité durable' } });
const buses = aDataset('Horaires', { organization: { id: 'societe-x', name: 'Société de transport de Montréal' } });
const colleges = aDataset('Cégeps', { organization: { id: 'mes', name: 'Enseignement supérieur' } });

test.each([
  ['MTQ', [0]],
  ['mtq', [0]],
  ['M.T.Q.', [0]],
  ['MTMD', [0]],
  ['MTMD chantiers', [0]],
  ['chantier du MTMD', [0]],
  ['Transports Québec', [0]],
  ['chantiers transports québec', [0]],
  ['québec transports', []],
  ['Québec', []],
  ['STM', [1]],
  ['S.T.M. horaires', [1]],
  ['stm chantiers', []],
  ['MES', [2]],
  ['MES horaires', []],
])('an alias finds the datasets of its organization: %s', (text, found) => {
  expect(findAmong({ text, organizations, limit: 10 }, roads, buses, colleges)).toEqual(found);
});
