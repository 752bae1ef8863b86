import type { ExpectedSample } from '../support/samples/expect-samples.ts';
import type { AnswerSample } from '../support/samples/serve-sample.ts';

/** Serves packages as the one page of `package_search`. */
const searched =
  (packagesOf: (document: { readonly result: unknown }) => readonly unknown[]) =>
  (payload: Buffer): AnswerSample => {
    return found(packagesOf(JSON.parse(payload.toString()) as { result: unknown }));
  };
const shown = searched(({ result }) => [result]);

/** Serves a package that was written for `package_create` as CKAN serves it: under an id. */
const created = (payload: Buffer): AnswerSample => {
  const given = JSON.parse(payload.toString()) as object;
  const results = [{ id: '00000000-0000-4000-8000-000000000001', ...given }];
  return found(results);
};
const found =
  (results: readonly unknown[]): AnswerSample =>
  ({ url }) =>
    url.pathname === '/api/3/action/package_search'
      ? { body: JSON.stringify({ success: true, result: { count: results.length, results } }) }
      : undefined;

/** Serves the packages of a DKAN, which has no search: their names, and their list within another list. */
const dkan = (payload: Buffer): AnswerSample => {
  const { result } = JSON.parse(payload.toString()) as { result: readonly { readonly name: string }[] };
  const answers: Readonly<Record<string, unknown>> = {
    '/api/3/action/package_list': result.map(({ name }) => name),
    '/api/3/action/current_package_list_with_resources': [result],
  };
  return ({ url }) =>
    url.pathname in answers ? { body: JSON.stringify({ success: true, result: answers[url.pathname] }) } : undefined;
};

const ENVELOPES = 'ckan-error-envelopes.json';
/** Serves one of CKAN's errors, whose status is in its name. */
const failed =
  (name: string) =>
  (payload: Buffer): AnswerSample => {
    const body = JSON.stringify((JSON.parse(payload.toString()) as Record<string, unknown>)[name]);
    return () => ({ body, status: Number(/\d{3}/.exec(name)![0]) });
  };
const error = (name: string): ExpectedSample => ({
  sample: ENVELOPES,
  what: name,
  answer: failed(name),
  complete: false,
  problems: ['protocol.error-answer'],
  records: [],
});

/** Payloads of CKAN. Standard: docs.ckan.org/en/2.11/api; the profile of Données Québec. */
export const ckanSamples: readonly ExpectedSample[] = [
  {
    sample: 'dq-package_show-rimouski-transport-collectif.json',
    what: 'Données Québec',
    answer: shown,
    records: [
      {
        title: { fr: 'Transport collectif' },
        description: { fr: 'Localisation des arrêts de transport collectif' },
        organization: 'Ville de Rimouski',
        license: 'CC-BY-4.0',
        issued: '2022-12-15T20:21:08.611Z',
        modified: '2026-09-08T14:26:51.883Z',
        formats: ['GTFS'],
      },
    ],
  },
  {
    sample: 'montreal-package_show-arbres.json',
    what: 'Montréal’s own CKAN',
    answer: shown,
    records: [
      {
        title: { fr: 'Arbres publics sur le territoire de la Ville' },
        description: { fr: 'Données sur les arbres appartenant' },
        organization: 'Ville de Montréal',
        license: 'CC-BY-4.0',
        issued: '2013-10-17T20:45:22.826Z',
        modified: '2026-09-16T07:12:36.602Z',
        formats: ['CSV'],
      },
    ],
  },
  {
    sample: 'ckan-package_show-extras-magda.json',
    what: 'a period in extras, no licence, no description',
    answer: shown,
    records: [
      {
        // CKAN states no language, and the words of the title show none.
        title: { fr: 'ANUClim (Australia), Current Climate December, (1976-2005), 30 arcsec (~1km)' },
        organization: 'testorg',
        issued: '2021-06-14T06:26:53.937Z',
        modified: '2021-06-15T23:16:26.145Z',
        formats: ['TIFF', 'TIFF', 'TIFF', 'TIFF', 'TIFF'],
      },
    ],
  },
  {
    sample: 'dq-package_search-zonage-excerpt.json',
    what: 'the excerpt of a list: it claims 50 and has 2, of one title',
    complete: false,
    problems: ['paging.repeated-page'],
    records: [
      {
        title: { fr: 'Zonage' },
        description: { fr: 'Les limites de zonage municipal de la Ville de Longueuil' },
        organization: 'Ville de Longueuil',
        license: 'CC-BY-4.0',
        formats: ['GeoJSON', 'SHP'],
      },
      { title: { fr: 'Zonage' }, organization: 'Ville de Saguenay', license: 'CC-BY-4.0', formats: ['GeoJSON'] },
    ],
  },
  {
    sample: 'ckan/ckan_dataset_multilingual.json',
    what: 'ckanext-dcat: texts in three languages',
    answer: created,
    records: [
      {
        title: {
          en: 'Test DCAT dataset',
          ca: 'Conjunt de dades de prova DCAT',
          es: 'Conjunto de datos de prueba DCAT',
        },
        description: { en: 'Some description', ca: 'Una descripció qualsevol', es: 'Una descripción cualquiera' },
        issued: '2024-05-01',
        modified: '2024-05-05',
        formats: ['CSV'],
      },
    ],
  },
  {
    sample: 'ckan/ckan_full_dataset_dcat_ap.json',
    what: 'ckanext-dcat: every field of its schema',
    answer: created,
    records: [
      {
        // No field states the language of so few words.
        title: { fr: 'Test DCAT dataset' },
        description: { fr: 'Lorem ipsum' },
        organization: 'Test Publisher',
        license: 'CC-BY-3.0',
        issued: '2024-05-01',
        modified: '2024-05-05',
        place: { label: 'Tarragona', bbox: [-2.1604, 42.7611, -2.0938, 42.7931] },
        formats: ['CSV'],
      },
    ],
  },
  {
    sample: 'ckan/full_ckan_dataset_legacy.json',
    what: 'CKAN 1.x: extras of ckanext-spatial, empty values as null',
    answer: created,
    records: [
      {
        title: { en: 'Zimbabwe Regional Geochemical Survey.' },
        description: { en: 'During the period 1982-86 a team of geologists' },
        issued: '2011-06-13T21:30:17.624Z',
        modified: '2012-03-15T18:16:21.035Z',
        place: { bbox: [25, -22, 33, -15] },
        formats: ['text/html'],
      },
    ],
  },
  {
    sample: 'dkan/french-with-license.json',
    what: 'DKAN: lists in lists, dates after a day of the week, groups as publishers',
    answer: dkan,
    records: [
      {
        title: { fr: 'Antennes régionales de la Région Hauts-de-France (au 01/10/2019)' },
        description: { fr: 'Liste et coordonnées des antennes de proximité' },
        organization: 'Région Hauts-de-France',
        // It is the page of the Licence Ouverte 1.0, which is kept but not recognised.
        license: 'other: http://www.etalab.gouv.fr/pages/Licence_ouverte_Open_licence-5899923.html',
        issued: '2019-12-10T09:23:00.000Z',
        modified: '2019-09-30T22:00:00.000Z',
        place: { bbox: [1.18652344, 48.80546301, 4.65820313, 51.16423318] },
        formats: ['xlsx', ''],
      },
    ],
  },
  error('donneesquebec 404 package_show'),
  error('montreal 404 package_show'),
  error('donneesquebec 400 bad sort'),
  error('montreal 409 malformed fq'),
  error('ckan core 400 unknown action (body is a bare JSON string)'),
];
