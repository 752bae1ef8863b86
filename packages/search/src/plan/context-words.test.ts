import { expect, test } from '@jest/globals';
import { parseQuery } from './parse-query.ts';

const contextIn = (text: string, organizations: Parameters<typeof parseQuery>[1] = []): string =>
  parseQuery(text, organizations)
    .words.filter(({ isContext }) => isContext)
    .map(({ word }) => word)
    .join(' ');

test.each([
  ['parcs trois-rivières', 'trois rivieres'],
  ['trois parcs', ''],
  ['rivières', ''],
  ['rues st-jean-sur-richelieu', 'saint jean richelieu'],
  ['carte des arbres 2021', 'carte 2021'],
  ['demandes 311', ''],
  ['budget ville de laval', 'ville laval'],
])('places, years and forms are context: %s', (text, context) => {
  expect(contextIn(text)).toBe(context);
});

test('so are the places of the municipal organizations that the registry knows', () => {
  const organizations = [
    { id: 'a', name: { fr: 'Municipalité de Saint-Ours' } },
    { id: 'b', name: { fr: 'Société des parcs' } },
  ];
  expect(contextIn('parcs saint-ours', organizations)).toBe('saint ours');
});
