import type { ExpectedRecord, ExpectedSample } from '../support/samples/expect-samples.ts';
import { sampleBytes, type AnswerSample } from '../support/samples/serve-sample.ts';

/** The end of the list. Its last two records were not captured, so the list is not complete. */
const END = `<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><ListRecords><resumptionToken completeListSize="12"/></ListRecords></OAI-PMH>`;

/** Serves a payload as the first answer to `ListRecords` of the repository that it was captured from. */
const listed =
  (payload: Buffer): AnswerSample =>
  ({ url }) => {
    const verb = url.searchParams.get('verb');
    const isFirst = !url.searchParams.has('resumptionToken');
    if (verb === 'ListRecords') return { body: isFirst ? payload : END, type: 'text/xml' };
    // By these lists the reader learns whether all records exist in a format; the captured ones are as long as each other.
    if (verb === 'ListIdentifiers')
      return { body: sampleBytes('oai-pmh/get_ListIdentifiers_oai_dc.xml'), type: 'text/xml' };
    return { body: sampleBytes(`oai-pmh/get_${verb!}.xml`), type: 'text/xml' };
  };

/** Texts of made-up Latin, whose language their words do not show: French where the record does not name one. */
const titled = (
  language: string,
  title: string,
  description?: string,
): Pick<ExpectedRecord, 'title' | 'description'> => ({
  title: { [language]: title },
  ...(description === undefined ? {} : { description: { [language]: description } }),
});
const UNTITLED = 'urn:uuid:88247b56-4cbc-4df9-9860-db3f8042e357';

/** Dublin Core: `date` without a type counts as the date of issue; a box in EPSG:4326 has the latitude first (OGC 06-121). */
const inDublinCore: readonly ExpectedRecord[] = [
  { ...titled('fr', 'Lorem ipsum', 'Quisque lacus diam, placerat mollis'), place: { label: 'GR-22' }, formats: [] },
  { ...titled('fr', 'Maecenas enim', 'Pellentesque tempus magna non sapien'), formats: [] },
  {
    ...titled('fr', 'Aliquam fermentum purus quis arcu', 'Vestibulum quis ipsum sit amet'),
    issued: '2006-05-12',
    formats: [],
  },
  { ...titled('fr', 'Vestibulum massa purus'), formats: [] },
  { ...titled('fr', UNTITLED, 'Donec scelerisque pede ut nisl'), place: { label: 'FI-ES' }, formats: [] },
  {
    ...titled('fr', 'Mauris sed neque', 'Curabitur lacinia, ante non porta'),
    issued: '2006-03-26',
    place: { bbox: [-4.097, 47.595, 0.889, 51.217] },
    formats: [],
  },
  {
    ...titled('fr', 'Ñunç elementum'),
    issued: '2005-10-24',
    place: { bbox: [-6.171, 44.792, -2.228, 51.126] },
    formats: [],
  },
  { ...titled('fr', 'Lorem ipsum dolor sit amet'), place: { label: 'IT-FI' }, formats: [] },
];

/** DataCite 4.3: texts have a language, `publicationYear` is the date of issue, and the date `Updated` that of the last change. */
const inDatacite: readonly ExpectedRecord[] = [
  { ...titled('en', 'Lorem ipsum', 'Quisque lacus diam, placerat mollis'), formats: [] },
  { ...titled('en', 'Maecenas enim', 'Pellentesque tempus magna non sapien'), formats: [] },
  {
    ...titled('en', 'Aliquam fermentum purus quis arcu', 'Vestibulum quis ipsum sit amet'),
    ...{ issued: '2006', modified: '2006-05-12', formats: [] },
  },
  { ...titled('en', 'Vestibulum massa purus'), formats: [] },
  { title: { fr: UNTITLED }, description: { en: 'Donec scelerisque pede ut nisl' }, formats: [] },
  {
    ...titled('en', 'Mauris sed neque', 'Curabitur lacinia, ante non porta'),
    ...{ issued: '2006', modified: '2006-03-26', place: { bbox: [-4.1, 47.59, 0.89, 51.22] }, formats: [] },
  },
  {
    ...titled('en', 'Ñunç elementum'),
    ...{ issued: '2005', modified: '2005-10-24', place: { bbox: [-6.17, 44.79, -2.23, 51.13] }, formats: [] },
  },
  { ...titled('en', 'Lorem ipsum dolor sit amet'), formats: [] },
];

/** ISO 19139: the same records without dates, because the catalogue writes none. */
const inIso: readonly ExpectedRecord[] = inDatacite.map(({ title, description, place }) => ({
  title: { fr: Object.values(title)[0]! },
  ...(description === undefined ? {} : { description: { fr: Object.values(description)[0]! } }),
  ...(place === undefined ? {} : { place }),
  formats: [],
}));

/** Two of the ten records describe services. */
const ENDING = { complete: false, problems: ['record.withheld', 'paging.count-mismatch'] } as const;

const lists: readonly ExpectedSample[] = [
  ...['oaipmh-ListRecords-oai_dc.xml', 'oai-pmh/get_ListRecords_oai_dc.xml'].map((sample): ExpectedSample => ({
    ...{ sample, what: 'Dublin Core', answer: listed, ...ENDING, records: inDublinCore },
  })),
  {
    ...{ sample: 'oai-pmh/get_ListRecords_dc.xml', what: 'Dublin Core as in CSW', answer: listed },
    ...{ ...ENDING, records: inDublinCore },
  },
  {
    ...{ sample: 'oai-pmh/get_ListRecords_datacite.xml', what: 'DataCite without a namespace', answer: listed },
    ...{ ...ENDING, records: inDatacite },
  },
  {
    ...{ sample: 'oai-pmh/get_ListRecords_iso19139.xml', what: 'ISO 19139', answer: listed },
    ...{ ...ENDING, records: inIso },
  },
];

/** Payloads that are no list of records. */
const others = (what: string, problem: 'protocol.error-answer' | 'body.unexpected-shape', names: readonly string[]) =>
  names.map((name): ExpectedSample => ({
    ...{ sample: `oai-pmh/get_${name}.xml`, what, answer: listed },
    ...{ complete: false, problems: [problem], records: [] },
  }));

/** Payloads of pycsw. Standard: Open Archives Initiative Protocol for Metadata Harvesting 2.0. */
export const oaiSamples: readonly ExpectedSample[] = [
  ...lists,
  ...others('an error, with status 200', 'protocol.error-answer', [
    ...['GetRecord_bad_metadata_prefix', 'ListIdentifiers_bad_metadata_prefix', 'ListRecords_dc_bad_metadata_prefix'],
    ...['ListIdentifiers_missing_metadata_prefix', 'bad_verb', 'empty', 'empty_with_amp', 'illegal_verb'],
  ]),
  ...others('the answer to another verb', 'body.unexpected-shape', [
    ...[
      'GetRecord_datacite',
      'GetRecord_dc',
      'GetRecord_iso',
      'GetRecord_oai_dc',
      'Identify',
      'ListMetadataFormats',
      'ListSets',
    ],
    ...['ListIdentifiers_datacite', 'ListIdentifiers_dc', 'ListIdentifiers_iso', 'ListIdentifiers_oai_dc'],
  ]),
];
