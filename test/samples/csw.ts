import type { ExpectedRecord, ExpectedSample } from '../support/samples/expect-samples.ts';
import type { AnswerSample } from '../support/samples/serve-sample.ts';
import { isoRecords } from './iso.ts';

const CSW = 'http://www.opengis.net/cat/csw/2.0.2';
const GMD = 'http://www.isotc211.org/2005/gmd';
const CAPABILITIES =
  `<Capabilities xmlns="${CSW}" xmlns:o="http://www.opengis.net/ows" version="2.0.2"><o:OperationsMetadata><o:Operation name="GetRecords">` +
  `<o:Parameter name="outputSchema"><o:Value>${GMD}</o:Value></o:Parameter></o:Operation></o:OperationsMetadata></Capabilities>`;

/** Serves a page as all records of its catalogue: the other pages were not captured. */
const wholeList =
  (count: number) =>
  (payload: Buffer): AnswerSample => {
    const page = Buffer.from(
      payload
        .toString('latin1')
        .replace(/numberOfRecordsMatched="\d+"/, `numberOfRecordsMatched="${count}"`)
        .replace(/nextRecord="\d+"/, 'nextRecord="0"'),
      'latin1',
    );
    return answerWith(page);
  };

/** Serves any answer to `GetRecords`. */
const answerWith =
  (page: Uint8Array): AnswerSample =>
  ({ url }) => ({
    body: url.searchParams.get('request') === 'GetRecords' ? page : CAPABILITIES,
    type: 'application/xml',
  });

/** Serves a record as the only one of a catalogue, in the bytes that it has. */
const oneRecord = (payload: Buffer): AnswerSample => {
  const isDeclared = payload.subarray(0, 8).includes('<?xml');
  const record = isDeclared ? payload.subarray(payload.indexOf('?>') + 2) : payload;
  const start = `<c:GetRecordsResponse xmlns:c="${CSW}"><c:SearchResults numberOfRecordsMatched="1" nextRecord="0">`;
  return answerWith(
    Buffer.concat([Buffer.from(start), record, Buffer.from('</c:SearchResults></c:GetRecordsResponse>')]),
  );
};

/** A plan of land use of the Somme. Its box has east and west swapped: it could also be all around the earth, so only the name counts. */
const plan = (commune: string, formats: readonly string[]): ExpectedRecord => ({
  title: { fr: `Plan local d'urbanisme de la commune de ${commune}` },
  description: { fr: 'Le présent standard de données COVADIS concerne les documents' },
  organization: 'DDTM 80 (Direction Départementale des Territoires et de la Mer de la Somme)',
  license: 'etalab-1.0',
  issued: '2017-10-07',
  place: { label: 'département de la Somme, Département de la Somme' },
  formats,
});

/** A municipality's cadastral map. Its texts are too short to show that they are Italian, and the record names no language. */
const cadastre = (place: string, date: string, bbox: [number, number, number, number]): ExpectedRecord => ({
  title: { fr: `Cartografia catastale - Comune di ${place}` },
  description: { fr: 'Cartografia catastale' },
  ...{ issued: date, modified: date, place: { bbox }, formats: ['WMS', 'WFS'] },
});

/** Two datasets of Géo2France, which is the same in each of its schemas. */
const households = {
  title: { fr: 'INSEE - Part des ménages présents depuis 5 ans ou plus dans leur logement actuel (2010)' },
  description: { fr: 'Part des ménages présents depuis 5 ans ou plus' },
  issued: '2020-09-22',
  place: { bbox: [1.32898744824151, 48.79422289313, 4.30533171628197, 51.0829997967797] },
} satisfies Partial<ExpectedRecord>;
const urbanArea = {
  title: { fr: 'Zonage du bassin urbain à dynamiser (BUD) de la Région Hauts-de-France - (2018-2020)' },
  description: { fr: 'Zonage défini par un arrêté de 2018.' },
  issued: '2020-05-28',
  place: { bbox: [1.365, 48.827, 4.086, 51.09] },
} satisfies Partial<ExpectedRecord>;

/** Pages of catalogues. Standard: OGC 07-006r1. */
const pages: readonly ExpectedSample[] = [
  {
    sample: 'csw/csw_dublin_core.xml',
    what: 'Dublin Core of Esri’s Geoportal: links with a scheme, a box without a reference system',
    answer: wholeList(3),
    records: [
      cadastre('MARSAGLIA', '2026-04-25T15:37:01.891Z', [7.9496964, 44.434402, 8.0305591, 44.475662]),
      cadastre('MESERO', '2026-04-25T15:37:02.110Z', [8.8290665, 45.4809066, 8.8731078, 45.50729]),
      {
        title: {
          it: "Art. 142 - Fiumi, torrenti e corsi d'acqua iscritti negli elenchi di cui al t.u. approvati con R.D. 1775/33 e le relative sponde o piedi degli argini per una fascia di 150 metri ciascuna (dati indicativi)",
        },
        description: { it: "Individuazione, indicativa, sullo strato dell'idrografia" },
        ...{ issued: '2026-04-25T15:37:01.949Z', modified: '2026-04-25T15:37:01.949Z' },
        place: { bbox: [8.15, 38.86, 9.84, 41.31] },
        // The second link asks the service for a shapefile.
        formats: ['WFS', 'SHP', 'WMS'],
      },
    ],
  },
  {
    sample: 'csw/csw_dublin_core_geonetwork.xml',
    what: 'Dublin Core of GeoNetwork: links with a protocol, a code as rights, a box with the latitude first',
    answer: wholeList(1),
    records: [
      {
        title: { en: 'World Land Cover Himalayas 2015' },
        description: { en: 'Downscaled land cover component of the World Terrestrial Ecosystem maps' },
        modified: '2023-09-14T17:00:33.000Z',
        place: { bbox: [84.94856806237871, 27.01973558522765, 87.1001363021547, 28.928245496281214] },
        formats: ['', '', 'JPEG', 'PDF', 'PNG', 'GZIP', 'TIFF', 'PNG', 'WMS', 'PNG', 'PNG', 'WMS', 'WCS', 'PNG'],
      },
    ],
  },
  {
    sample: 'csw/csw_get_records.xml',
    what: 'a dataset, a series and a service, which is withheld; no language',
    answer: wholeList(3),
    problems: ['record.withheld'],
    records: [
      {
        title: { fr: 'Mean sea surface temperature 2000-2025' },
        description: { fr: 'Gridded monthly mean sea surface temperature' },
        organization: 'European Marine Observation Network',
        license: 'CC-BY-4.0',
        formats: ['NC', ''],
      },
      {
        title: { fr: 'Coastal bathymetry survey collection' },
        description: { fr: 'Collection of high-resolution multibeam' },
        formats: [],
      },
    ],
  },
  {
    sample: 'csw/geonetwork-iso19139-page-1.xml',
    what: 'GeoNetwork: a licence among three limitations, east and west swapped',
    answer: wholeList(2),
    records: [
      plan('Cartigny', ['CSW', ...Array.from({ length: 10 }, () => '')]),
      plan('Flesselles', ['', 'CSW', ...Array.from({ length: 9 }, () => '')]),
    ],
  },
  {
    sample: 'csw/geonetwork-dcat-page-1.xml',
    what: 'DCAT of GeoNetwork: distributions that are named and not described, protocols as formats, no licence',
    options: { schema: 'dcat' },
    answer: wholeList(2),
    records: [
      {
        ...households,
        organization: 'Géo2France',
        // RDF has no order.
        formats: ['', 'OGC:WMS', ...Array.from({ length: 4 }, () => 'WWW:LINK-1.0-http--link')],
      },
      { ...urbanArea, organization: 'Géo2France', formats: ['', ''] },
    ],
  },
  {
    sample: 'csw/geonetwork-geodcatap-page-1.xml',
    what: 'GeoDCAT-AP of GeoNetwork, of the same records: no class as an element, boxes in GeoJSON, relative IRIs',
    options: { schema: 'dcat' },
    answer: wholeList(2),
    records: [
      { ...households, formats: ['', ''] },
      { ...urbanArea, formats: ['', ''] },
    ],
  },
  {
    sample: 'csw/geoide-iso19139-single-dataset.xml',
    what: 'another catalogue with the same software',
    answer: wholeList(1),
    records: [plan('Combles', ['', 'CSW', '', '', '', '', '', '', '', 'WMS', 'WFS', 'WMS', 'WFS'])],
  },
  {
    sample: 'csw/exception-report.xml',
    what: 'an exception, with status 200',
    answer: answerWith,
    complete: false,
    problems: ['protocol.error-answer'],
    records: [],
  },
];

export const cswSamples: readonly ExpectedSample[] = [
  ...pages,
  ...isoRecords.map((one): ExpectedSample => ({ ...one, answer: oneRecord })),
];
