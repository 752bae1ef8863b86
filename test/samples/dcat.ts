import type { ExpectedRecord, ExpectedSample } from '../support/samples/expect-samples.ts';
import { sampleBytes, type AnswerSample } from '../support/samples/serve-sample.ts';

/** Serves a captured list of two pages, whose links name the server that they were captured from. */
const pagesOf =
  (second: string) =>
  (first: Buffer): AnswerSample =>
  ({ url }, site) => {
    const page = url.searchParams.get('page') === '2' ? sampleBytes(second) : first;
    const body = page.toString().replaceAll('http://data.test.org/catalog.jsonld', `${site}/catalog.jsonld`);
    return url.pathname === '/catalog.jsonld' ? { body, type: 'application/ld+json' } : undefined;
  };

/** A made-up record of the payloads of udata. Their texts have no language, and no clear one. */
const dataset = (number: number, ...more: readonly Partial<ExpectedRecord>[]): ExpectedRecord =>
  Object.assign(
    {
      title: { fr: `Dataset ${number}` },
      description: { fr: `Dataset ${number} description` },
      organization: 'An Organization',
      issued: '2016-12-14T18:59:02.737Z',
      modified: '2016-12-14T19:01:24.184Z',
      formats: ['JSON'],
    },
    ...more,
  ) as ExpectedRecord;
const twoFiles = { formats: ['JSON', 'JSON'] };
const threeOfPages = [dataset(1), dataset(2), dataset(3)];
/** Its title is that of another one in the payload itself. */
const fourthOfPages = dataset(4, { title: { fr: 'Dataset 1' } });
const openLicence = { license: 'etalab-2.0' };

/**
 * Payloads of DCAT in RDF. Standards: DCAT 3 (w3.org/TR/vocab-dcat-3), DCAT-AP 3, Hydra. A time without a zone is in UTC.
 * The distributions of a dataset have no order in RDF: here they are in that of their IRIs, blank nodes in that of their text.
 */
export const dcatSamples: readonly ExpectedSample[] = [
  {
    sample: 'dcat/bnodes.jsonld',
    what: 'datasets without IRIs, one listed under a label that no node has',
    records: [dataset(1, twoFiles), dataset(2, twoFiles), dataset(3)],
  },
  {
    sample: 'dcat/bnodes.xml',
    what: 'relative and missing IRIs, geometries of which some are wrong',
    records: [
      dataset(1, twoFiles),
      dataset(2, twoFiles, { place: { bbox: [-6, 40, 10, 51] } }),
      dataset(3, openLicence),
    ],
  },
  {
    sample: 'dcat/catalog.xml',
    what: 'licences in words, as a licence and as rights; an abstract in HTML',
    records: [
      dataset(1, {
        description: { fr: 'h1 title\n\nh2 title\n\nand bold text' },
        // The third one is a service.
        formats: ['JSON', 'JSON', ''],
      }),
      dataset(2, twoFiles, openLicence),
      dataset(3, openLicence),
      {
        title: { fr: 'Dataset 4' },
        description: { fr: 'Dataset 4 description' },
        organization: 'An Organization',
        license: 'etalab-2.0',
        modified: '2016-12-14T19:01:24.184Z',
        // One is described without a format.
        formats: ['', ''],
      },
    ],
  },
  {
    sample: 'dcat/ckanext-catalog.rdf',
    what: 'a catalogue as CKAN reads it',
    records: [
      {
        title: { en: 'Example dataset 1' },
        description: { en: 'A longer description of dataset 1: includes three distributions' },
        organization: 'Publishing Organization for dataset 1',
        license: 'other: https://data.some.org/link/to/license',
        issued: '2013-04-26T00:00:00.000Z',
        modified: '2013-04-26T00:00:00.000Z',
        formats: ['application/pdf', 'CSV', ''],
      },
      {
        title: { en: 'Example dataset 2' },
        description: { en: 'A longer description of dataset 2: with two distributions' },
        organization: 'Publishing Organization for dataset 2',
        issued: '2012-06-21',
        modified: '2013-04-01',
        formats: ['application/pdf', 'html'],
      },
    ],
  },
  {
    sample: 'dcat/ckanext-catalog_pod.jsonld',
    what: 'DCAT-US 1.1 with its contexts inside, some names of which are wrong',
    records: [
      {
        title: { en: 'U.S. Widget Manufacturing Statistics' },
        description: { en: 'This dataset provides national statistics on the production of widgets' },
        organization: 'Widget Services',
        license: 'CC0-1.0',
        issued: '2011-11-22',
        modified: '2011-11-19T12:00:00.000Z',
        place: { label: 'United States' },
        formats: ['JSON', 'API', 'CSV', 'Zipped CSV'],
      },
    ],
  },
  {
    sample: 'dcat/ckanext-catalog_with_at_graph.jsonld',
    what: 'the nodes under `@graph`; the licence is that of the file',
    records: [
      {
        title: { fr: 'Title dataset' },
        description: { fr: 'Description distribution' },
        license: 'CC0-1.0',
        formats: [''],
      },
    ],
  },
  {
    sample: 'dcat/ckanext-dataset_gov_de.rdf',
    what: 'DCAT-AP.de: a dataset without a catalogue',
    records: [
      {
        title: { de: 'Liefer- und Abholservices (Gastronomie)' },
        description: { de: 'Dieser Datensatz umfasst die Standorte der Liefer- und Abholservices' },
        organization: 'Hanse- und Universitätsstadt Rostock',
        // All files have it.
        license: 'other: http://dcat-ap.de/def/licenses/cc-zero',
        issued: '2020-04-21T11:59:39.642Z',
        modified: '2024-05-08T04:11:24.309Z',
        place: { bbox: [11.9936, 54.0486, 12.3045, 54.2466] },
        formats: ['GML', 'WFS', 'XLSX', 'WMS', '', 'KML', 'GeoJSON', '', 'CSV'],
      },
    ],
  },
  {
    sample: 'dcat/ckanext-dataset_sweden.rdf',
    what: 'DCAT-AP 1.0 of Sweden',
    records: [
      {
        title: { en: 'Linked Nobel prizes' },
        description: { en: 'This dataset contains Nobel prizes, Nobel laureates' },
        organization: 'Nobel Media AB',
        license: 'CC-BY-NC-3.0',
        issued: '2014-01-15',
        modified: '2014-08-27',
        place: { label: 'Stockholm' },
        formats: ['application/rdf+xml'],
      },
    ],
  },
  {
    sample: 'dcat/datara--5a26b0f6-0ccf-46ad-ac58-734054b91977.rdf.xml',
    what: 'GeoDCAT-AP of GeoNetwork: empty dates, a rights holder and no publisher',
    records: [
      {
        title: { fr: 'Campings issus de la BDTopo de Auvergne Rhône-Alpes' },
        description: { fr: "Campings issus de la table des points d'interêts" },
        license: 'other: Ayant droit IGN Bénéficiaires du RGE',
        place: { bbox: [2.06287814767608, 44.1154926129761, 7.18556459920588, 46.8042870493687] },
        formats: [''],
      },
    ],
  },
  {
    sample: 'dcat/dataset.ttl',
    what: 'no Turtle: a prefix is used that is not declared',
    complete: false,
    problems: ['body.not-rdf'],
    records: [],
  },
  {
    sample: 'dcat/dataset_gob_es.ttl',
    what: 'the Spanish profile: numbers as decimals, the format as a node',
    records: [
      {
        title: {
          es: 'Estudio de Satisfacción con el Programa de Escuelas Municipales de Promoción Deportiva en centros escolares',
        },
        description: { es: 'Estudio de satisfacción de las personas directivas de los centros educativos' },
        organization: 'Ayuntamiento de Madrid',
        license: 'other: https://datos.madrid.es/egob/catalogo/aviso-legal',
        issued: '2024-04-15T07:08:02.000Z',
        modified: '2024-04-15T07:08:10.000Z',
        formats: ['XLS'],
      },
    ],
  },
  {
    sample: 'dcat/dataset_multilingual.ttl',
    what: 'three languages',
    records: [
      {
        title: {
          ca: 'Conjunt de dades de prova DCAT',
          en: 'Test DCAT dataset',
          es: 'Conjunto de datos de prueba DCAT',
        },
        description: { ca: 'Una descripció', en: 'Some description', es: 'Una descripción' },
        issued: '2024-05-01',
        modified: '2024-05-05',
        formats: ['CSV'],
      },
    ],
  },
  {
    sample: 'dcat/flat.jsonld',
    what: 'all nodes in one list',
    records: [dataset(1, twoFiles), dataset(2, twoFiles), dataset(3)],
  },
  {
    sample: 'dcat/geonetwork.xml',
    what: 'an older GeoNetwork: spaces in an IRI, files and publisher without a description',
    records: [
      {
        title: {
          en: 'Data of type chemistry in Le Gardon basin, from the Observatory of the former mining site of Carnoulès (TO Carnoules)',
        },
        description: { en: 'Data of type chemistry measured on Le Gardon basin' },
        license: 'other: http://inspire.ec.europa.eu/metadata-codelist/',
        issued: '2004-11-03',
        modified: '2021-05-05',
        place: { bbox: [3.98197778, 44.05310833, 4.00346389, 44.11806389] },
        formats: ['', '', '', ''],
      },
    ],
  },
  {
    sample: 'dcat/nested.jsonld',
    what: 'one dataset',
    records: [dataset(1, { description: { fr: 'Dataset description' } })],
  },
  {
    sample: 'dcat/paged-collection-1.jsonld',
    what: 'two pages of the older Hydra, each of which lists all datasets',
    path: '/catalog.jsonld',
    answer: pagesOf('dcat/paged-collection-2.jsonld'),
    records: [...threeOfPages, fourthOfPages],
  },
  {
    sample: 'dcat/paged-collection-2.jsonld',
    what: 'the last page alone: the list counts four',
    complete: false,
    problems: ['paging.count-mismatch'],
    records: [fourthOfPages],
  },
  {
    sample: 'dcat/partial-collection-1.jsonld',
    what: 'two pages of Hydra, whose count is a text',
    path: '/catalog.jsonld',
    answer: pagesOf('dcat/partial-collection-2.jsonld'),
    records: [...threeOfPages, fourthOfPages],
  },
  {
    sample: 'dcat/partial-collection-2.jsonld',
    what: 'the last page alone: the list counts four',
    complete: false,
    problems: ['paging.count-mismatch'],
    records: [fourthOfPages],
  },
  {
    sample: 'dcat/series.xml',
    what: 'a series, with two services as its files',
    records: [
      {
        title: { fr: 'DCE – Bassin Artois-Picardie - Etat global' },
        description: { fr: "L’analyse porte sur l'évaluation de l'état global" },
        issued: '2014-01-30T00:00:00.000Z',
        place: { bbox: [1.4, 50, 2.36, 51.1] },
        formats: ['', ''],
      },
    ],
  },
  {
    sample: 'dcat/sig.oreme.rdf',
    what: 'GeoNetwork lists the dataset under an IRI that is not its own',
    records: [
      {
        title: {
          en: 'National network of repeated absolute gravimetry (GRAVI) : Observation Service of the Montpellier Research Observatory of Environment (OSU OREME)',
        },
        description: { en: "Data from the 'National network of repeated absolute gravimetry'" },
        license: 'etalab',
        modified: '2022-02-14',
        formats: ['WWW:LINK-1.0-http--link'],
      },
    ],
  },
  {
    sample: 'dcat/udata.xml',
    what: 'udata: all nodes beside each other, a service, rights that state no licence',
    records: [
      {
        title: { fr: 'Bureaux de vote - Vanves' },
        description: { fr: 'La liste des 23 bureaux de vote à Vanves' },
        organization: 'Vanves',
        issued: '2019-04-19T12:21:56.000Z',
        modified: '2019-04-19T12:21:56.000Z',
        formats: ['json', 'csv', 'zip', 'json'],
      },
      {
        title: { fr: 'Ville de Vanves - Part des véhicules à faibles émissions dans le renouvellement du parc' },
        description: { fr: 'Ville de Vanves - Part des véhicules à faibles émissions' },
        organization: 'Vanves',
        issued: '2024-05-06T15:15:18.000Z',
        modified: '2024-05-06T15:15:18.000Z',
        formats: ['json', 'csv'],
      },
    ],
  },
  ...['dcat-hydra-PagedCollection-p1.jsonld', 'dcat-hydra-PartialCollectionView-p1.jsonld'].map(
    (sample): ExpectedSample => ({
      sample,
      what: 'a first page, the next one of which is on another site',
      complete: false,
      problems: ['paging.next-not-read', 'paging.count-mismatch'],
      records: threeOfPages,
    }),
  ),
];
