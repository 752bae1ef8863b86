import type { ExpectedSample } from '../support/samples/expect-samples.ts';
import type { AnswerSample } from '../support/samples/serve-sample.ts';

/** Serves packages as the one page of `package_search`. */
const searched =
  (packagesOf: (document: { readonly result: unknown }) => readonly unknown[]) =>
  (payload: Buffer): AnswerSample => {
    const results = packagesOf(JSON.parse(payload.toString()) as { result: unknown });
    const body = JSON.stringify({ success: true, result: { count: results.length, results } });
    return ({ url }) => (url.pathname === '/api/3/action/package_search' ? { body } : undefined);
  };
const shown = searched(({ result }) => [result]);

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
];
