import { expect, test } from '@jest/globals';
import { readSources } from '@moisson/connectors';
import { sourcesFileFaults } from './source-faults.ts';

const source = (id: string, more: object = {}): object => ({
  id,
  protocol: 'ckan',
  endpoint: `https://${id}.example`,
  ...more,
});
const faultsOf = (file: object) =>
  sourcesFileFaults(readSources(file), [{ id: 'ville-de-laval', name: { fr: 'Ville de Laval' } }]).map(
    ({ path, detail }) => `${path.join('.')}: ${detail.en}`,
  );

test('a file without faults has none', () => {
  expect(
    faultsOf({
      organizations: [{ id: 'ville-de-gatineau', name: { fr: 'Gatineau' }, parent: 'ville-de-laval' }],
      sources: [
        source('a', { organization: 'ville-de-laval' }),
        source('b', { organization: 'ville-de-gatineau', schedule: '5 4 * * *' }),
        source('c', { endpoint: 'https://a.example', filter: 'organization:c' }),
        source('d', { endpoint: 'https://a.example', protocol: 'opendatasoft' }),
      ],
    }),
  ).toEqual([]);
});

test.each([
  [
    'the same id twice',
    { sources: [source('a'), source('b'), source('a', { endpoint: 'https://x.example' })] },
    /^sources\.2\.id: "a" is the id of an earlier one too \(sources\.0\)$/,
  ],
  [
    'the same organization twice',
    { organizations: [0, 1].map((n) => ({ id: 'o', name: { fr: `O${n}` } })), sources: [] },
    /^organizations\.1\.id: "o"/,
  ],
  [
    'one catalogue under two ids',
    { sources: [source('a'), source('b', { endpoint: 'http://A.example//' })] },
    /^sources\.1\.endpoint: source "a" reads the same catalogue/,
  ],
  [
    'an unknown organization, with the nearest names',
    { sources: [source('a', { organization: 'vile-de-laval' })] },
    /^sources\.0\.organization: .*did you mean ville-de-laval\?$/,
  ],
  [
    'an unknown parent',
    { organizations: [{ id: 'o', name: {}, parent: 'zzz' }], sources: [] },
    /^organizations\.0\.parent: organization "zzz" is neither in this file nor registered$/,
  ],
  ['a schedule that is none', { sources: [source('a', { schedule: 'demain' })] }, /^sources\.0\.schedule: "demain": /],
])('%s is one fault at its place', (_name, file, message) => {
  expect(faultsOf(file)).toEqual([expect.stringMatching(message)]);
});

test('a pasted address is taken as the catalogue that it leads to, and an unreadable one is a fault that shows the right form', () => {
  expect(
    faultsOf({ sources: [source('a'), source('b', { endpoint: 'a.example/api/3/action/package_search?rows=5' })] }),
  ).toEqual([expect.stringMatching(/^sources\.1\.endpoint: source "a" reads the same catalogue/)]);
  expect(faultsOf({ sources: [source('a', { endpoint: 'https://a.example/dataset?organization=x' })] })).toEqual([
    expect.stringMatching(/^sources\.0\.endpoint: .*give https:\/\/a\.example, and the part as the filter$/),
  ]);
  expect(faultsOf({ sources: [source('a', { endpoint: 'https://x.hub.arcgis.com' })] })).toEqual([
    expect.stringMatching(/give arcgis-hub as the protocol$/),
  ]);
});
