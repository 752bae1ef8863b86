import type { ExpectedRecord, ExpectedSample } from '../support/samples/expect-samples.ts';

const [WEST, SOUTH, EAST, NORTH] = [-9.227701, 49.83726, 2.687637, 60.850441];

/** A record of the test suite of GEMINI, the UK's profile of INSPIRE. Its constraints are of access, and speak of a licence. */
const gemini = (title: string, description: string, formats: readonly string[]): ExpectedRecord => ({
  title: { en: title },
  description: { en: description },
  organization: 'Centre for Ecology & Hydrology',
  license: 'other: Licence terms and conditions apply',
  issued: '2011-04-08',
  place: { bbox: [WEST, SOUTH, EAST, NORTH], label: 'ENG' },
  formats,
});

/** Satellite images whose dataset lists its services as further identifications. */
const seaTemperature: ExpectedRecord = {
  title: {
    en: 'AVHRR Sea Surface Temperature for MARACOOS (Mid-Atlantic Regional Association Coastal Ocean Observing System)',
  },
  description: { en: 'Sea surface temperature over the Mid-Atlantic' },
  organization: 'University of Delaware',
  license: 'other: Freely Distributed',
  place: { bbox: [-100, 20, -50, 52] },
  formats: ['', '', ''],
};

/** Single records of ISO 19139 and ISO 19115-3. Standards: ISO 19115:2003, ISO 19115-1:2014. */
export const isoRecords: readonly ExpectedSample[] = [
  {
    sample: 'iso/19115-3-auscope-3d-model.xml',
    what: 'ISO 19115-3: a date without a type, no scope',
    records: [
      {
        title: { en: '3D geological model of the Otway and Torquay Basin 2011' },
        description: { en: 'A 3D model of the Otway and Torquay basins has been produced' },
        organization: 'Earth Resources Victoria',
        license: 'CC-BY-4.0',
        place: { bbox: [143, -39.4, 144, -38.4] },
        formats: ['', '', ''],
      },
    ],
  },
  {
    sample: 'iso/19115-3-metawal.wallonie.be-catchments.xml',
    what: 'ISO 19115-3: a series in French, anchors, a licence without a name of ours',
    records: [
      {
        title: { fr: 'Protection des captages - Série' },
        description: { fr: 'Cette collection de données comprend les zones de surveillance' },
        organization: 'Service public de Wallonie (SPW)',
        license: "other: Les conditions générales d'accès s’appliquent",
        issued: '2022-11-08',
        modified: '2023-07-31',
        place: { bbox: [2.75, 49.45, 6.5, 50.85], label: 'Région wallonne' },
        formats: ['', '', 'REST', 'WMS', ''],
      },
    ],
  },
  {
    sample: 'iso/decode_error.xml',
    what: 'bytes that are not UTF-8: the record is unread, the answer is not',
    rejected: 1,
    problems: ['record.unreadable', 'record.uncut'],
    records: [],
  },
  ...['2011', '2012'].map((year): ExpectedSample => ({
    sample: `iso/duplicate-AVHRR.${year}.7Agg.xml`,
    what: 'a dataset with services as further identifications',
    records: [seaTemperature],
  })),
  {
    sample: 'iso/gemini-01_Dataset_Invalid_XSD_No_Such_Element.xml',
    what: 'no file identifier, but an element of another name',
    rejected: 1,
    problems: ['record.no-key'],
    records: [],
  },
  {
    sample: 'iso/gemini-03_Dataset_Invalid_GEMINI_Missing_Keyword.xml',
    what: 'no keyword',
    records: [
      gemini('Test Record 03 Dataset Missing Keyword', 'This test record should pass XSD validation', [
        '',
        '',
        '',
        'WMS',
        'PDF',
      ]),
    ],
  },
  {
    sample: 'iso/gemini-04_Dataset_Valid.xml',
    what: 'a valid dataset of GEMINI',
    records: [
      gemini('Test Record 04 Dataset Valid', 'This test record should pass all validation', ['', '', '', 'WMS', 'PDF']),
    ],
  },
  {
    sample: 'iso/gemini-08_Series_Valid.xml',
    what: 'a valid series of GEMINI',
    records: [
      gemini('Test Record 08 Series Valid', 'This test Series record should pass all validation', ['', '', 'PDF']),
    ],
  },
  {
    sample: 'iso/gemini-12_Service_Valid.xml',
    what: 'a service, which is no dataset',
    problems: ['record.withheld'],
    records: [],
  },
  {
    sample: 'iso/invalid_iso2.xml',
    what: 'no licence: how to cite is the first condition of use',
    records: [
      {
        title: {
          en: 'Assessing How Climate Change Will Affect Coastal Habitats in the Northeast - NERRS/NSC(NERRS Science Collaborative)',
        },
        description: { en: 'A new tool has been developed, the Climate Change Vulnerability' },
        organization: 'Office for Coastal Management',
        license: 'other: Cite As: Office for Coastal Management',
        issued: '2017-09-01',
        place: { bbox: [-71.375, 41.57, -71.29, 41.68] },
        formats: [''],
      },
    ],
  },
  {
    sample: 'iso/valid_iso1.xml',
    what: 'an address of a licence as limitation of use, a map service',
    records: [
      {
        title: {
          en: 'Demographics for US Census Tracts - 2012 (American Community Survey 2008-2012 Derived Summary Tables)',
        },
        description: { en: 'This map service displays data derived from the 2008-2012 American' },
        organization:
          'U.S. EPA Office of Environmental Information (OEI) - Office of Information Analysis and Access (OIAA)',
        license: 'other: https://edg.epa.gov/EPA_Data_License.html',
        issued: '2017-05-23',
        place: { bbox: [-138.21454852, 6.65223303, -12.68151645, 61.7110157] },
        formats: ['REST'],
      },
    ],
  },
];
