import { expect, test } from '@jest/globals';
import { themeSlug } from './themes.ts';

test('themes are found by name, slug, and slug without hyphens', () => {
  expect(['Énergie', 'transport', 'politiquessociales', 'Société et culture', 'Chats'].map(themeSlug)).toEqual([
    'environnement-ressources-naturelles-energie',
    'transport',
    'politiques-sociales',
    'societe-culture',
    undefined,
  ]);
});
