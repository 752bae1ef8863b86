import { describe, expect, test } from '@jest/globals';
import type { JsonObject, ReadContext } from '@moisson/domain';
import { isComplete } from '@moisson/domain';
import { aSource } from '@moisson/testkit';
import { readAs } from '../testing/read-as.ts';
import { connectors } from '../registered.ts';
import { headerOf } from './header.ts';

const table = connectors['table'];
const source = aSource({ protocol: 'table', endpoint: 'https://mrc.example/liste.csv' });

const read = async (body: string, { framed = true, options = {} } = {}) => {
  const chunks = async function* () {
    yield Buffer.from(body);
  };
  const context: ReadContext = {
    source: { ...source, options },
    fetch: {
      send: async ({ url }) => ({
        ...{ status: 200, url, contentType: 'text/csv', validators: {}, framed },
        ...{ leave: () => undefined, chunks: chunks() },
      }),
    },
    signal: new AbortController().signal,
  };
  const reading = table.pages(context);
  const records: JsonObject[] = [];
  let step = await reading.next();
  for (; !step.done; step = await reading.next())
    records.push(...step.value.records.map((bytes) => JSON.parse(String(bytes)) as JsonObject));
  const { problems, evidence, oversized } = step.value;
  const mapped = records.map((record) => {
    const key = table.keyOf(record, source)!;
    return { key, ...table.map(record, key, source) };
  });
  return { mapped, problems, complete: isComplete(evidence), oversized, detail: (await table.probe(context)).detail };
};
const titlesOf = async (body: string) => (await read(body)).mapped.map(({ dataset }) => dataset.title.fr);

test('rows of one identifier are one dataset with several files, wherever they are', async () => {
  const { mapped, complete } = await read(
    [
      'Identifiant;Titre;Lien;Format;Licence;Responsable interne',
      'arbres;Arbres;https://mrc.example/arbres.csv;CSV;cc-by;Anne',
      'parcs;Parcs;https://mrc.example/parcs.csv;CSV;cc-by;Luc',
      'arbres;Les arbres;https://mrc.example/arbres.geojson;GeoJSON;cc-by;Anne',
      ';;https://mrc.example/arbres.kml;KML;;',
      '',
    ].join('\n'),
  );
  expect(complete).toBe(true);
  expect(mapped.map(({ key }) => key)).toEqual(['arbres', 'parcs']);
  const [{ dataset }] = mapped as [(typeof mapped)[number]];
  expect(dataset.distribution.map(({ format }) => format)).toEqual(['CSV', 'GeoJSON', 'KML']);
  expect(dataset).toMatchObject({ title: { fr: 'Arbres' }, license: { id: 'CC-BY' } });
  // A value that differs from the first one is kept with its row.
  expect(dataset.distribution[1]!.extras).toEqual([{ key: 'Titre', value: '"Les arbres"' }]);
  expect(dataset.extras).toContainEqual({ key: 'Responsable interne', value: '"Anne"' });
});

test('columns are known by French and English names, and no cell is lost', async () => {
  const { mapped } = await read(
    [
      'dataset_name|titre (anglais)|RÉSUMÉ|motsClés|Fréquence de mise à jour|dateModified|Territoire|Courriel|Période|Note',
      'Pistes cyclables|Bike paths|<p>Le réseau</p>|vélo; piste|Annuel|2026-03|Laval|velo@laval.example|2020-2025|=SOMME(A1)',
      '',
    ].join('\n'),
  );
  expect(mapped[0]!.dataset).toMatchObject({
    title: { fr: 'Pistes cyclables', en: 'Bike paths' },
    description: { fr: 'Le réseau' },
    keyword: ['piste', 'vélo'],
    accrualPeriodicity: expect.stringContaining('ANNUAL'),
    modified: '2026-03',
    spatial: { label: 'Laval' },
    temporal: { start: '2020', end: '2025' },
    contactPoint: { email: 'velo@laval.example' },
    extras: expect.arrayContaining([{ key: 'Note', value: '"=SOMME(A1)"' }]),
  });
});

test('a finding and an unreadable cell name the column', async () => {
  const { mapped } = await read('Titre;Date de mise à jour\nArbres;bientôt\n');
  const [{ dataset, findings }] = mapped as [(typeof mapped)[number]];
  expect(findings).toContainEqual(
    expect.objectContaining({ code: 'field.date-unreadable', field: 'Date de mise à jour' }),
  );
  expect(dataset.extras).toContainEqual({ key: 'Date de mise à jour', value: '"bientôt"' });
});

test('several addresses in one cell are several files, and an address without a format is the page', async () => {
  const { mapped } = await read(
    'Titre;Lien\nArbres;https://a.example/1.csv https://a.example/2.csv\nParcs;https://a.example/parcs\n',
  );
  expect(mapped[0]!.dataset.distribution.map(({ accessURL }) => accessURL)).toEqual([
    'https://a.example/1.csv',
    'https://a.example/2.csv',
  ]);
  expect(mapped.map(({ dataset }) => dataset.landingPage)).toEqual([undefined, 'https://a.example/parcs']);
});

test('a title above the header, repeated headers and repeated rows are no datasets', async () => {
  const lines = ['Jeux de données de la MRC;;', ';;', 'Titre;Lien;Format', 'Arbres;https://a.example/1.csv;CSV'];
  expect(await titlesOf(`${[...lines, ...lines.slice(2)].join('\n')}\n`)).toEqual(['Arbres']);
});

test('a table without a column for the title is refused with the columns that were seen', async () => {
  await expect(read('Ville;Population\nLaval;1\n')).rejects.toMatchObject({
    code: 'body.unexpected-shape',
    message: expect.stringContaining('first row: Ville, Population'),
  });
  expect(headerOf([])).toBeUndefined();
});

describe('the end of a table', () => {
  const body = 'Titre;Format\nArbres;CSV';
  test.each([
    ['its length and its last line', `${body}\n`, {}, true, undefined],
    ['no length', `${body}\n`, { framed: false }, false, 'body.end-unproven'],
    ['no last line break', body, {}, false, 'body.end-unproven'],
    ['no last line break, as the operator says', body, { options: { finalLineBreak: 'none' } }, true, undefined],
    ['neither', body, { framed: false, options: { finalLineBreak: 'none' } }, false, 'body.end-unproven'],
  ] as const)('%s', async (_, text, more, complete, code) => {
    const { problems, ...rest } = await read(text, more);
    expect({ complete: rest.complete, code: problems[0]?.code }).toEqual({ complete, code });
    expect(rest.mapped).toHaveLength(1);
  });

  test('a last line that is shorter than the header was cut', async () => {
    const options = { finalLineBreak: 'none' };
    await expect(read('Titre;Format\nArbres;CSV\nPar', { options })).rejects.toMatchObject({ code: 'body.truncated' });
  });
});

test('rows that cannot be read are counted, so that nothing is removed', async () => {
  expect(await read('Id;Titre\n;Arbres\n;Parcs\n')).toMatchObject({ mapped: [], oversized: 2 });
  expect(await read('Titre;Lien\nArbres;a;b\nParcs;c\n')).toMatchObject({ mapped: [{ key: 'Parcs' }], oversized: 1 });
  expect(await read('Lien;Titre\na;\nb;Arbres\n')).toMatchObject({ mapped: [{ key: 'Arbres' }], oversized: 1 });
});

test('a check reports how the columns were understood', async () => {
  const { detail } = await read('Titre\tLien\tNote\nArbres\thttps://a.example/1.csv\tx\n');
  expect(detail).toBe(
    'CSV, separator tab, utf-8: 1 datasets in 1 rows; Titre → title, Lien → url; no known name: Note',
  );
});

test('a very long title is a key of its own', async () => {
  const { mapped } = await read(`Titre\n${'a'.repeat(2000)}b\n${'a'.repeat(2000)}c\n`);
  expect(new Set(mapped.map(({ key }) => key)).size).toBe(2);
});

test.each([
  ['https://mrc.example/liste.csv?v=2#feuille', 'https://mrc.example/liste.csv?v=2'],
  ['https://mrc.example/export?format=csv&q=tout', 'https://mrc.example/export?format=csv&q=tout'],
  ['ftp://mrc.example/liste.csv', expect.stringContaining('https://')],
  ['https://mrc.example/api/3/action/package_search', expect.stringContaining('give ckan')],
])('CSV: %s is %s', (text, expected) => {
  expect(readAs('table', text)).toEqual(expected);
});
