import type { ExpectedRecord, ExpectedSample } from '../support/samples/expect-samples.ts';

const cftc = (title: string, description: string, more: Partial<ExpectedRecord> = {}): ExpectedRecord => ({
  title: { en: title },
  description: { en: description },
  organization: 'U.S. Commodity Futures Trading Commission',
  formats: [''],
  ...more,
});
const traders = (more: Partial<ExpectedRecord> = {}): ExpectedRecord =>
  cftc('Commitment of Traders', 'COT reports provide a breakdown of each Tuesday', more);
const banks = cftc('Bank Participation Reports', 'The Bank Participation Report (BPR), developed');
const cotton = cftc('Cotton On Call', 'Cotton On-Call Report shows the quantity of call cotton');

const test3 = (title: string, description: string, formats: readonly string[] = []): ExpectedRecord => ({
  title: { en: title },
  description: { en: description },
  organization: 'Test Agency',
  formats,
});
/** No language is declared, and a text of so few words does not show its own: then it is that of the portal. */
const unclear = (text: string): { readonly fr: string } => ({ fr: text });
const four: readonly ExpectedRecord[] = [
  test3('Test Dataset One', 'First test dataset in the'),
  test3('Test Dataset Two', 'Second test dataset in the'),
  test3('Test Dataset Three', 'Third test dataset with an object identifier.'),
  test3('Test Dataset Four', 'Fourth test dataset with object identifier missing @id.'),
];

/** DCAT-US documents. Standards: Project Open Data metadata schema 1.1 (resources.data.gov); DCAT-US 3.0 (GSA/dcat-us). */
export const dcatUsSamples: readonly ExpectedSample[] = [
  {
    sample: 'dcat-us/dcatus.json',
    what: '1.1: an interval of ISO 8601 as `modified` is no date',
    records: [
      traders({ place: { label: 'United States' } }),
      banks,
      cotton,
      cftc('Financial Data for FCMS', 'Futures commission merchants (FCMs) and retail foreign'),
      cftc('Net Positions Changes Data', 'The Large Trader Net Position Changes', { modified: '2011-06-30' }),
      cftc('Weekly Swaps Report', 'The CFTC Swaps Report aggregates'),
      cftc('Cleared Margin Reports', 'Derivatives clearing organizations (DCOs) are required'),
    ],
  },
  { sample: 'dcat-us/dcatus_2.json', what: '1.1', records: [traders(), banks, cotton] },
  {
    sample: 'dcat-us/dcatus_single_record_non-federal.json',
    what: '1.1, without federal fields',
    records: [traders()],
  },
  {
    sample: 'dcat-us/dcatus_same_title.json',
    what: 'two datasets with one title',
    records: [traders(), { ...banks, title: { en: 'Commitment of Traders' } }],
  },
  {
    sample: 'dcat-us/dcatus_no_identifier.json',
    what: 'a dataset without an identifier',
    records: [traders({ place: { label: 'United States' } })],
  },
  {
    sample: 'dcat-us/dcatus_spatial_no_translate.json',
    what: 'the rectangle of a satellite catalogue as JSON in a text',
    records: [
      traders({
        title: { en: 'Commitment of Traders (cant translate spatial)' },
        place: { bbox: [-54.185, -11.491, -51.798, -3.007] },
      }),
    ],
  },
  {
    sample: 'dcat-us/dcatus_bad_license_uri.json',
    what: 'terms of use in HTML as the licence',
    records: [
      {
        title: { en: 'Veterans Honor Map Locations' },
        description: { en: 'BY USING THIS WEBSITE OR THE CONTENT THEREIN' },
        organization: 'Oakland County, Michigan',
        license: 'other: OPEN DATA TERMS OF USE AGREEMENT',
        issued: '2016-11-07T16:38:29.000Z',
        modified: '2016-11-15T14:30:48.000Z',
        place: { bbox: [-83.7284, 42.2809, -82.9241, 42.7937] },
        formats: ['Web Page'],
      },
    ],
  },
  {
    sample: 'dcat-us/missing_title.json',
    what: 'no title, a null place',
    records: [
      {
        // The identifier stands in for the title, in the language of the portal.
        title: { fr: 'null-spatial' },
        description: { en: 'Sample dataset. Spatial can be null' },
        organization: 'Department of Agriculture',
        license: 'CC0-1.0',
        modified: '2014-10-03',
        formats: [''],
      },
    ],
  },
  { sample: 'dcat-us/dcatus3_0.json', what: '3.0, with identifiers as objects', records: four },
  { sample: 'dcatus3-datagov.json', what: '3.0, with identifiers as objects', records: four },
  {
    sample: 'dcat-us/dcatus3_0_no_identifier.json',
    what: '3.0, an identifier without a value',
    records: [
      {
        ...test3('Dataset With Invalid Object Identifier', ''),
        description: unclear('Object identifier without @id should be rejected.'),
      },
    ],
  },
  {
    sample: 'dcat-us/dcatus3_0_nested_catalog.json',
    what: '3.0, catalogues in catalogues',
    records: [
      test3('Parent Catalog Dataset', 'A dataset at the top level of the catalog.'),
      {
        ...test3('', ''),
        title: unclear('Child Catalog Dataset'),
        description: unclear('A dataset nested one level deep.'),
      },
      {
        ...test3('', ''),
        title: unclear('Grandchild Catalog Dataset'),
        description: unclear('A dataset nested two levels deep.'),
      },
    ],
  },
  {
    sample: 'dcat-us/dcatus3_0_series_with_members.json',
    what: '3.0: a series is a dataset too (DCAT 3, §6.7); its members are embedded twice',
    records: [
      {
        title: { en: 'Annual Report Series' },
        description: { en: 'A series of annual reports, one dataset per year.' },
        formats: [],
      },
      test3('Annual Report 2023', 'The first dataset in the series.'),
      test3('Annual Report 2024', 'The second dataset in the series.'),
    ],
  },
  {
    sample: 'dcat-us/dcatus3_0_service_serves_dataset.json',
    what: '3.0: a service that embeds its dataset',
    records: [
      test3('Test Data Service One', 'A test data service that serves an embedded dataset.', ['']),
      test3('Dataset Served By Service One', 'A dataset embedded inline in the DataService'),
    ],
  },
  {
    sample: 'dcat-us/dcatus3_0_with_services.json',
    what: '3.0: services beside a dataset',
    records: [
      test3('Test Dataset One', 'First test dataset in the'),
      test3('Test Data Service One', 'First test data service in the', ['']),
      test3('Test Data Service Two', 'Second test data service in the', ['']),
    ],
  },
];
