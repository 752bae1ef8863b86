import { expect, test } from '@jest/globals';
import type { Json } from '@moisson/domain';
import { languageCode, languageCodes, languageOf, evidentLanguage } from './languages.ts';
import { RecordReader } from './record-reader.ts';

test.each([
  ['Les rues de la ville sont déneigées selon un horaire établi par les arrondissements.', 'fr'],
  ['Liste des arbres publics sur le territoire de la ville', 'fr'],
  ['This dataset contains the location of all trees in the city.', 'en'],
  ['Location of the fire hydrants', 'en'],
  ['Inventory of remarkable trees with location and species.', 'en'],
  ['Ubicación de los árboles de la ciudad y de las zonas verdes del municipio', 'es'],
  ['Una descripción de los datos que se han publicado por el ayuntamiento', 'es'],
  ['Localização das árvores e dos jardins da cidade, com as espécies', 'pt'],
  ['Elenco delle strade della città e dei parchi con gli alberi', 'it'],
  ['Die Standorte der Bäume und Parks in der Stadt mit den Namen', 'de'],
  ['Zonage', undefined],
  ['Comptages vélo 2020', undefined],
  ['Jeu 1', undefined],
  ['', undefined],
  ['123 456', undefined],
  ['x'.repeat(4_000_000), undefined],
])('the language of %.50j is %j', (text, language) => {
  expect(evidentLanguage(text)).toBe(language);
});

test('the language of an unclear title is the declared one, else that of the texts around it, else French', () => {
  expect(languageOf('Zonage', undefined)).toBe('fr');
  expect(languageOf('Trails', 'en')).toBe('en');
  expect(languageOf('Trails', undefined, 'en')).toBe('en');
  expect(languageOf('Déneigement', undefined, 'en')).toBe('fr');
  expect(languageOf('Árboles', 'es')).toBe('es');
  expect(languageOf('Location of the trees in town', 'fr')).toBe('en');
});

test.each([
  ['fr-CA', 'fr'],
  ['FRA', 'fr'],
  ['Français', 'fr'],
  ['en_US', 'en'],
  ['http://publications.europa.eu/resource/authority/language/ENG', 'en'],
  ['http://id.loc.gov/vocabulary/iso639-1/fr', 'fr'],
  ['en-t-fr', undefined],
  ['title', undefined],
  ['', undefined],
  ['es', 'es'],
])('the language tag %j is %j', (given, code) => {
  expect(languageCode(given)).toBe(code);
});

test.each([
  ['FR', ['fr']],
  ['FR_EN', ['fr', 'en']],
  ['fr, en', ['fr', 'en']],
  ['fr-CA', ['fr']],
  ['fr;en;fr', ['fr', 'en']],
  ['??', []],
])('the languages %j are %j', (given, codes) => {
  expect(languageCodes(given)).toEqual(codes);
});

const title = (record: Record<string, Json>): unknown =>
  new RecordReader(record).texts('title', { kind: 'line', max: 1000 });
test.each<readonly [Record<string, Json>, unknown]>([
  [
    { title: 'Snow clearing', title_translated: { fr: 'Déneigement', en: 'Snow clearing' } },
    { fr: 'Déneigement', en: 'Snow clearing' },
  ],
  [{ title: { fr: 'Pistes', en: 'Trails' } }, { fr: 'Pistes', en: 'Trails' }],
  [{ title: '{"fr": "Quais", "en": "Docks"}' }, { fr: 'Quais', en: 'Docks' }],
  [{ title: { 'fr-CA': 'Quais', 'en-CA': 'Docks' } }, { fr: 'Quais', en: 'Docks' }],
  [
    {
      title: [
        { '@language': 'fr', '@value': 'Quais' },
        { '@language': 'en', '@value': 'Docks' },
      ],
    },
    { fr: 'Quais', en: 'Docks' },
  ],
  [{ title: { '@value': 'Quais', '@language': 'fr' } }, { fr: 'Quais' }],
  [
    { title: 'Quais', title_en: 'Docks' },
    { fr: 'Quais', en: 'Docks' },
  ],
  [
    { title_fra: 'Quais', title_eng: 'Docks' },
    { fr: 'Quais', en: 'Docks' },
  ],
  [{ title: { fr: 'Quais', 'en-t-fr': 'Machine' } }, { fr: 'Quais' }],
  [{ title: { fr: '', en: 'Docks' } }, { en: 'Docks' }],
  [{ title: { fr: 5, en: 'Docks' } }, { en: 'Docks' }],
  [
    { title: 'Ubicación de los árboles de la ciudad y de las zonas del municipio' },
    { es: 'Ubicación de los árboles de la ciudad y de las zonas del municipio' },
  ],
  [{ title: ['Quais', null] }, { fr: 'Quais' }],
  [{ title: 2020 }, { fr: '2020' }],
  [{ title: '{{title}}' }, undefined],
  [{ title: '{pas du JSON' }, { fr: '{pas du JSON' }],
  [{ title: { nom: 'Quais' } }, undefined],
  [{ title: null }, undefined],
])('the title of %j is %j', (record, expected) => {
  expect(title(record)).toEqual(expected);
});
