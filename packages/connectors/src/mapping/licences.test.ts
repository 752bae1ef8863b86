import { expect, test } from '@jest/globals';
import type { JsonObject } from '@moisson/domain';
import { feedLicence } from './dcat-us/licence.ts';
import { readLicence, type GivenLicence } from './licences.ts';
import { RecordReader } from './record-reader.ts';

const BY = (rest: string): string => `https://creativecommons.org/licenses/${rest}/`;

test.each<readonly [GivenLicence, string | undefined, boolean]>([
  [{ id: 'cc-by', url: BY('by/4.0'), title: 'CC BY 4.0' }, 'CC-BY-4.0', false],
  [{ id: 'cc-by', url: BY('by/3.0'), title: 'Creative Commons Attribution 3.0' }, 'CC-BY-3.0', false],
  [{ id: 'cc-by', url: `${BY('by/2.5/ca')}deed.fr`, title: 'CC BY 2.5 CA' }, 'CC-BY-2.5-CA', false],
  [{ id: 'cc-by', url: BY('by-nc/4.0'), title: 'CC BY-NC 4.0' }, 'CC-BY-NC-4.0', true],
  [{ id: 'cc-by', title: 'Creative Commons Attribution' }, 'CC-BY-4.0', false],
  [{ id: 'cc-by-sa', url: BY('by/4.0') }, 'CC-BY-SA-4.0', true],
  [{ id: 'cc-zero', title: 'CC BY 4.0' }, 'CC-BY-4.0', true],
  [{ id: 'CC-BY-4.0', url: BY('by/3.0') }, 'CC-BY-3.0', true],
  [{ id: 'CC-BY-3.0', url: BY('by/3.0/ca') }, 'CC-BY-3.0-CA', false],
  [{ id: 'CC-BY-4.0', title: 'ODbL' }, 'ODbL-1.0', true],
  [{ id: 'cc-by-nc', title: 'CC BY-SA 4.0' }, 'CC-BY-NC-4.0', true],
  [{ id: 'cc-by-nd', url: BY('by-nc-nd/4.0') }, 'CC-BY-NC-ND-4.0', true],
  [{ id: 'other-open', url: BY('by/4.0') }, 'CC-BY-4.0', false],
  [{ id: 'other-closed', url: BY('by/4.0') }, undefined, true],
  [{ id: 'other-open', title: 'CC BY-NC 4.0' }, 'CC-BY-NC-4.0', true],
  [{ id: 'notspecified', url: BY('by/4.0'), title: 'License Not Specified' }, 'CC-BY-4.0', false],
  [
    { id: 'uk-ogl', url: 'https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/' },
    'OGL-UK-3.0',
    false,
  ],
  [{ id: 'cc-by', title: 'Voir les conditions d’utilisation' }, 'CC-BY-4.0', false],
  [{ title: 'Sous CC BY 4.0, sauf indication contraire.' }, undefined, false],
])('%j is %j, contradictory: %j', (given, id, contradictory) => {
  const reading = readLicence(given)!;
  expect([reading.license.id, reading.contradictory]).toEqual([id, contradictory]);
});

test('a text for "not specified" is not a licence', () => {
  for (const id of [
    'notspecified',
    'License not specified',
    'No license provided',
    'None',
    'N/A',
    'Licence non spécifiée',
    'unknown',
    '',
  ])
    expect([id, readLicence({ id: id === '' ? undefined : id })]).toEqual([id, undefined]);
});

test('the address of an image is not the address of a licence', () => {
  expect(readLicence({ url: 'https://e.invalid/logo.PNG?x=1' })!.license).toEqual({
    original: 'https://e.invalid/logo.PNG?x=1',
  });
  expect(readLicence({ url: 'https://e.invalid/conditions' })!.license.uri).toBe('https://e.invalid/conditions');
});

test.each<readonly [JsonObject, Readonly<Record<string, unknown>>]>([
  [{ license: BY('by/4.0') }, { id: 'CC-BY-4.0' }],
  [{ license: '<a href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a>' }, { id: 'CC-BY-4.0' }],
  [
    {
      license:
        '<a href="https://creativecommons.org/licenses/by/4.0/"><img src="https://i.creativecommons.org/l/by/4.0/88x31.png"></a>',
    },
    { id: 'CC-BY-4.0' },
  ],
  [
    { license: '<p>Voir la <a href="https://creativecommons.org/licenses/by/4.0/">licence</a></p>' },
    { original: 'Voir la licence (https://creativecommons.org/licenses/by/4.0/)' },
  ],
  [
    {
      license: '<div>Public domain.<img src="https://e.invalid/logo.png"/> See https://e.invalid/terms for more.</div>',
    },
    { original: 'Public domain. See https://e.invalid/terms for more.' },
  ],
  [
    { license: '<DIV>Soumis à la licence Etalab : <a href="https://e.invalid/l.pdf">ici</a></DIV>' },
    { original: 'Soumis à la licence Etalab : ici (https://e.invalid/l.pdf)' },
  ],
  [
    { license: 'https://e.invalid/conditions' },
    { uri: 'https://e.invalid/conditions', original: 'https://e.invalid/conditions' },
  ],
  [{ license: 'CC-BY-4.0', licenseInfo: '<P>Creative Commons Attribution 4.0</P>' }, { id: 'CC-BY-4.0' }],
  [{ license: 'CC-BY-4.0', licenseInfo: 'CC BY-NC 4.0' }, { id: 'CC-BY-NC-4.0' }],
  [
    { license: 'CC-BY-4.0', licenseInfo: '<p>Aucune garantie. <a href="https://e.invalid">Détails</a></p>' },
    { id: 'CC-BY-4.0' },
  ],
  [{ license: null, licenseInfo: '<p>Usage interne</p>' }, { original: 'Usage interne' }],
  [{ license: { '@id': BY('by/4.0') } }, { id: 'CC-BY-4.0' }],
])('of Hub %j is %j', (record, license) => {
  const found = feedLicence(new RecordReader(record));
  expect(found).toMatchObject(license);
  if (!('id' in license)) expect(found!.id).toBeUndefined();
  if (!('uri' in license) && !('id' in license)) expect(found!.uri).toBeUndefined();
});
