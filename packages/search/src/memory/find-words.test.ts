import { defined } from '@moisson/kernel';
import { expect, test } from '@jest/globals';
import type { Dataset } from '@moisson/contracts';
import { mergeCluster, type DatasetQuery } from '@moisson/domain';
import { aRecord } from '@moisson/testkit';
import { SearchIndex } from './search-index.ts';

const template = mergeCluster([aRecord()])!;
const titled = (title: string, changes: Partial<Dataset> = {}): Dataset => ({
  ...template,
  title: { fr: title },
  identifier: [],
  ...changes,
});
const foundIn = (query: string | DatasetQuery, ...datasets: readonly Dataset[]) => {
  const index = new SearchIndex();
  datasets.forEach((dataset, at) => index.put(String(at), 1, dataset));
  // A space at the end: the last word is written to its end, and is not the beginning of another.
  const { ids, ...found } = index.find(typeof query === 'string' ? { text: `${query} `, limit: 10 } : query);
  return { ...found, found: ids.map(Number) };
};
/** What a query finds as it is written: with all of its words, and none of them corrected. */
const finds = (query: string | DatasetQuery, ...datasets: readonly Dataset[]): readonly number[] => {
  const { found, exact, corrected } = foundIn(query, ...datasets);
  return corrected === undefined ? found.slice(0, exact) : [];
};
/** Returns whether each text matches a dataset with the other as its title. */
const meet = (a: string, b: string): readonly boolean[] => [
  finds(a, titled(b)).length === 1,
  finds(b, titled(a)).length === 1,
];

test.each(
  (
    'lieux lieu, milieux milieu, jeux jeu, enjeux enjeu, feux feu, voeux vœu, cheveux cheveu, neveux neveu, essieux essieu, ' +
    'pneus pneu, bleus bleu, trous trou, clous clou, bambous bambou, tissus tissu, revenus revenu, menus menu, élus élu, ' +
    'landaus landau, travaux travail, vitraux vitrail, baux bail, coraux corail, émaux émail, maux mal, canaux canal, ' +
    'journaux journal, locaux local, chevaux cheval, signaux signal, hôpitaux hôpital, métaux métal, idéaux idéal, boréaux boréal, ' +
    'municipaux municipal, municipaux municipale, municipaux municipales, régionaux régionale, tuyaux tuyau, noyaux noyau, ' +
    'royaux royal, matériaux matériau, bureaux bureau, eaux eau, réseaux réseau, beaux beau, fléaux fléau, bijoux bijou, ' +
    'choux chou, genoux genou, cieux ciel, yeux œil, vélos vélo, taxis taxi, lois loi, parcs parc, festivals festival'
  )
    .split(', ')
    .map((pair) => pair.split(' ') as [string, string]),
)('a plural and its singular match each other: %s, %s', (plural, singular) => {
  expect(meet(plural, singular)).toEqual([true, true]);
});

test.each(
  (
    'taux tau, taux tal, taux taue, faux fal, faux fau, prix pri, roux rou, roux roue, chaux chal, chaux chau, doux doué, toux tout, ' +
    'houx houe, bus bu, jus ju, chevaux cheveux, canaux canot, queux queue, status statue, travaux travers, vieux vie, creux cru, ' +
    'local locataire, baux bal, jeux jeudi, feux février'
  )
    .split(', ')
    .map((pair) => pair.split(' ') as [string, string]),
)('words that only look similar do not match: %s, %s', (a, b) => {
  expect(meet(a, b)).toEqual([false, false]);
});

test.each([
  ['S.T.M.', 'STM'],
  ['S.T.M', 'STM'],
  ['s.t.m', 'stm'],
  ['STM', 'l’horaire de la S.T.M.'],
  ['M.R.C.', 'MRC'],
  ['mrc', 'Limites des M.R.C. du Québec'],
  ['R.T.C', 'rtc'],
  ['É.T.S.', 'ETS'],
  ['E\u0301.T.S.', 'É.T.S.'],
  ['l’É.T.S.', 'ets'],
  ['H.L.M.', '(HLM)'],
  ['R&D', 'R.D.'],
  ['O.B.N.L', 'OBNL'],
  ['U.S.A.', 'États-Unis (USA)'],
  ['D.E.S.', 'd.e.s.'],
])('an acronym matches with and without dots: %s, %s', (a, b) => {
  expect(meet(a, b)[0]).toBe(true);
});

test.each([
  ['S.T.M.', 'Société de transport'],
  ['STM', 'S. Tremblay, M.'],
  ['S.T.M', 'STL'],
  ['a.b.c', 'a b c'],
  ['M.R.C.', 'M. R. Côté'],
])('separate letters are not an acronym: %s, %s', (a, b) => {
  expect(meet(a, b)[0]).toBe(false);
});

test.each(['été', 'ete', 'Été', 'est', 'EST', 'or', 'son', 'ton', 'sous', 'sans', 'an', 'pas', 'IT', 'ON', 'MES'])(
  'a weak word never prevents a match: %s',
  (word) => {
    expect(finds(word, titled(`Parc ${word}`), titled('Parc'))).toEqual([0]);
  },
);

test.each([
  ['Piscines d’été 2024', 'Piscines été 2024', true],
  ['Piscines', 'piscines été', false],
  ['Parcs de Montréal', 'Est de Montréal', true],
  ['Parcs d’hiver', 'parks or trees', false],
  ['Parks and trees', 'parks or trees', true],
  ['Val-David', 'Val-d’Or', false],
  ['Val-d’Or', 'val d’or', true],
  ['Cantons de l’Ouest', 'Cantons de l’Est', false],
  ['Cantons-de-l’Est', 'cantons de l’est', true],
  ['Abri d’autobus', 'sans-abri', false],
  ['Refuges de sans-abri', 'sans-abri', true],
  ['Sol', 'sous-sol', false],
])('a weak word is required in a name, and optional between spaces: %s by %s', (title, query, found) => {
  expect(finds(query, titled(title)).length === 1).toBe(found);
});

test('a dataset that also has the weak words of a query ranks first', () => {
  expect(finds('Est de Montréal', titled('Montréal'), titled('Montréal, secteur est'), titled('Est'))).toEqual([1, 0]);
});

test.each(['de la', '!!!', 'le la les', '?', '« »', 'a b c', 'the of and', '...', 'l’', '--', '& / _', '\u0301'])(
  'a text without a searchable word has an empty result with hasNoWord: %s',
  (text) => {
    const index = new SearchIndex();
    index.put('a', 1, titled('De la a b c !!!'));
    expect(index.find({ text, limit: 10 })).toMatchObject({ ids: [], total: 0, hasNoWord: true });
    expect(index.find({ text: ` \n${text}`, format: 'CSV', limit: 10 })).toMatchObject({ total: 0, hasNoWord: true });
  },
);

test.each([undefined, '', '   ', '\n\t'])('an empty text matches everything: %j', (text) => {
  const index = new SearchIndex();
  index.put('a', 1, titled('Arbres'));
  const found = index.find({ ...defined({ text }), limit: 10 });
  expect([found.total, found.hasNoWord]).toEqual([1, undefined]);
});

const UUID = 'f170fecc-18db-44bc-b4fe-5b0b6d2a7297';
const cycling = titled('Pistes', {
  landingPage: 'https://donnees.montreal.ca/dataset/velos',
  identifier: [UUID],
  distribution: [
    { downloadURL: `https://donnees.montreal.ca/dataset/${UUID}/resource/download/reseau_cyclable.geojson?v=2#x` },
    { downloadURL: 'http://www.stm.info/sites/default/files/gtfs/GTFS.zip' },
    { downloadURL: 'https://a.ca/collecte-2024.csv' },
    { downloadURL: 'https://a.ca/R%C3%A9seau%20routier.csv' },
    { accessURL: 'https://carte.example.org/arcgis/rest/services/Hydro/FeatureServer/0' },
    { address: 'ftp://ftp.exemple.ca/pub/lidar.laz' },
  ],
});
const walking = titled('Sentiers', { landingPage: 'https://donnees.montreal.ca/dataset/sentiers' });

test.each([
  'reseau_cyclable.geojson',
  'reseau_cyclable',
  'cyclable',
  'GEOJSON',
  'GTFS.zip',
  'gtfs',
  'collecte-2024.csv',
  'collecte 2024',
  'Réseau routier.csv',
  'https://donnees.montreal.ca/dataset/velos',
  'HTTP://donnees.montreal.ca/dataset/velos/',
  'donnees.montreal.ca/dataset/velos',
  'www.stm.info',
  'stm.info',
  'dataset/velos',
  `https://donnees.montreal.ca/dataset/${UUID}/resource/download/reseau_cyclable.geojson`,
  'https://a.ca/R%C3%A9seau%20routier.csv',
  'https://carte.example.org/arcgis/rest/services/Hydro/FeatureServer/0',
  'ftp.exemple.ca',
  'lidar.laz',
  UUID,
  UUID.toUpperCase(),
  UUID.replaceAll('-', ''),
])('a file or an address matches as a whole and by its parts: %s', (text) => {
  expect(finds(text, cycling, walking)).toEqual([0]);
});

test('a host name matches all datasets with an address there', () => {
  expect(finds('donnees.montreal.ca', cycling, walking)).toHaveLength(2);
});

test.each(['dataset', 'resource', 'montreal', 'donnees', 'stm', 'services', 'files', 'hydro', 'https'])(
  'a plain word does not match in addresses: %s',
  (text) => {
    expect(finds(text, cycling, walking)).toEqual([]);
  },
);

const organizations = [
  { id: 'mtq', name: { fr: 'Ministère des Transports' }, aliases: ['MTQ', 'MTMD', 'Transports Québec'] },
  { id: 'stm', name: { fr: 'Société de transport de Montréal' }, aliases: ['STM'] },
  { id: 'mes', name: { fr: 'Enseignement supérieur' }, aliases: ['MES'] },
];
const roads = titled('Chantiers', { organization: { id: 'MTQ', name: 'Transports et Mobilité durable' } });
const buses = titled('Horaires', { organization: { id: 'societe-x', name: 'Société de transport de Montréal' } });
const colleges = titled('Cégeps', { organization: { id: 'mes', name: 'Enseignement supérieur' } });

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
  expect(finds({ text, organizations, limit: 10 }, roads, buses, colleges)).toEqual(found);
});

test.each([
  [{ organization: 'VILLE-Essai' }, true],
  [{ organization: 'ville-essai' }, true],
  [{ organization: 'Ville-Essai' }, true],
  [{ organization: 'ville' }, false],
  [{ theme: 'TRANSPORT' }, true],
  [{ theme: 'transports' }, false],
  [{ license: 'cc-by-4.0' }, true],
  [{ license: 'CC-BY-4.0' }, true],
  [{ license: 'cc-by' }, false],
  [{ source: 'LAVAL' }, true],
  [{ format: 'csv' }, true],
  [{ format: 'Csv', organization: 'Ville-essai', theme: 'Transport' }, true],
])('filters fold case: %j', (filters, found) => {
  const one = titled('Un', {
    organization: { id: 'Ville-Essai', name: 'Ville' },
    theme: ['transport', 'Transport'],
    license: { id: 'CC-BY-4.0', original: 'x' },
    distribution: [{ format: 'CSV' }],
  });
  expect(finds({ ...filters, limit: 10 }, one)).toHaveLength(found ? 1 : 0);
});

test('a dataset is absent if all of its records are, also after rows were renumbered', () => {
  const index = new SearchIndex(1);
  const of = (...keys: string[]) =>
    titled('Arbres', { records: keys.map((recordKey) => ({ sourceId: 'laval', recordKey, run: 1 })) as never });
  const found = (absent: boolean | undefined, ...absentRecords: string[]) => {
    const page = index.find({ absentRecords, limit: 10, ...defined({ absent }) });
    return [page.ids.toSorted().join(' '), ...page.facets.absent.map(({ value, count }) => `${value} ${count}`)];
  };
  index.put('one', 1, of('a'));
  index.put('two', 1, of('b', 'c'));
  index.put('new', 1, of('d'));
  for (let revision = 2; revision < 10; revision += 1) index.put('new', revision, of('d'));
  expect(found(undefined)).toEqual(['new one two', 'false 3']);
  expect(found(true, 'laval/a', 'laval/b')).toEqual(['one', 'true 1']);
  expect(found(false, 'laval/a', 'laval/b')).toEqual(['new two', 'false 2']);
  expect(found(true, 'laval/b', 'laval/c', 'laval/c', 'rimouski/d')).toEqual(['two', 'true 1']);
  expect(found(undefined, 'laval/d', 'laval/a')).toEqual(['new one two', 'true 2', 'false 1']);
  index.put('one', 2, of('a', 'e'));
  expect(found(true, 'laval/a')).toEqual(['']);
  expect(index.find({ limit: 10 }).facets.absent).toEqual([]);
});

test.each([
  ['bibliotheqe', 'Bibliothèques', 'bibliotheques'],
  ['patinore', 'Patinoires et patinoire', 'patinoire'],
  ['acueil', 'Centres d’accueil', 'accueil'],
  ['pistse', 'Pistes cyclables', 'pistes'],
])(
  'a misspelt word is searched for as the nearest of the catalogue, and that is said: %s',
  (query, title, searched) => {
    expect(foundIn(query, titled(title))).toMatchObject({ found: [0], corrected: [{ written: query, searched }] });
  },
);

test.each([
  ['qualite de leau', 'Qualité de l’eau'],
  ['permis dhabitation', 'Permis d’habitation'],
  ['lhiver', 'Activités d’hiver'],
  ['éco-centre', 'Écocentres'],
  ['covid19', 'Covid-19'],
])('a sign that was dropped or added is no mistake: %s finds %s', (query, title) => {
  expect(finds(query, titled(title))).toEqual([0]);
});

test('where nothing holds all words, what holds most of them is found, the rarer word first, and that is said', () => {
  const datasets = ['Arbres publics', 'Arbres abattus', 'Budget', 'Arbres des parcs'].map((title) => titled(title));
  expect(foundIn('arbres budget', ...datasets)).toMatchObject({ found: [2, 0, 1, 3], exact: 0 });
  expect(foundIn('arbres parcs budget', ...datasets)).toMatchObject({ found: [3, 2, 0, 1], exact: 0 });
  expect(foundIn('arbres parcs', ...datasets)).toMatchObject({ found: [3, 0, 1], exact: 1, total: 3 });
  expect(foundIn('introuvable', ...datasets)).toEqual({ ...foundIn('introuvable'), found: [] });
});

test.each([
  ['arbres -abattus', [0, 2]],
  ['-arbres', [1]],
  ['arbres -"abattus"', [0, 2]],
  ['arbres - abattus', [3]],
  ['arbres-abattus', [3]],
])('a word behind a minus sign is left out: %s', (query, found) => {
  const datasets = ['Arbres publics', 'Budget', 'Arbres des parcs', 'Arbres abattus'].map((title) => titled(title));
  expect(finds(query, ...datasets)).toEqual(found);
});

test('a related term finds what is called otherwise, behind what has the word itself', () => {
  const datasets = ['Pistes cyclables', 'Stationnements pour vélos', 'Budget'].map((title) => titled(title));
  expect(finds('vélo', ...datasets)).toEqual([1, 0]);
  expect(finds('bike', ...datasets)).toEqual([0, 1]);
  expect(finds('poubelle', titled('Collecte des matières résiduelles'), titled('Matières premières'))).toEqual([0]);
  expect(finds('matières résiduelles', titled('Poubelles publiques'))).toEqual([0]);
});
