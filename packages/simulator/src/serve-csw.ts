import type { Answer } from './answer.ts';
import { orderedUuid } from './random.ts';
import type { Entry, SimulatedCatalogue } from './simulated-catalogue.ts';
import { toRdfRecord } from './rdf-node.ts';
import { datasetNode } from './serve-dcat.ts';
import { escaped, xml } from './xml.ts';

const CSW = 'http://www.opengis.net/cat/csw/2.0.2';
const GMD = 'http://www.isotc211.org/2005/gmd';
const DCAT = 'http://www.w3.org/ns/dcat#';
const OWS = 'http://www.opengis.net/ows';

/** A catalogue service of the OGC (CSW 2.0.2) with records of ISO 19139; with the quirk `dcat`, of DCAT. */
export const serveCsw = (catalogue: SimulatedCatalogue, url: URL): Answer => {
  const { searchParams } = url;
  switch (searchParams.get('request')) {
    case 'GetCapabilities':
      return capabilities(catalogue);
    case 'GetRecords':
      return list(catalogue, searchParams);
    case 'GetRecordById':
      return one(catalogue, searchParams.get('id') ?? '');
    default:
      return exception('MissingParameterValue', 'request');
  }
};

const exception = (code: string, locator: string, status = 200): Answer =>
  xml(
    `<ows:ExceptionReport xmlns:ows="${OWS}"><ows:Exception exceptionCode="${code}" locator="${locator}"/></ows:ExceptionReport>`,
    status,
  );

/** The schema of its records besides that of the protocol. */
const schemaOf = (catalogue: SimulatedCatalogue): string => (catalogue.has('dcat') ? DCAT : GMD);

const capabilities = (catalogue: SimulatedCatalogue): Answer =>
  xml(
    `<csw:Capabilities xmlns:csw="${CSW}" xmlns:ows="${OWS}" version="2.0.2">` +
      `<ows:ServiceIdentification><ows:Title>${escaped(catalogue.options.organization.name)}</ows:Title></ows:ServiceIdentification>` +
      '<ows:OperationsMetadata><ows:Operation name="GetRecords"><ows:Parameter name="outputSchema">' +
      `<ows:Value>${CSW}</ows:Value><ows:Value>${schemaOf(catalogue)}</ows:Value></ows:Parameter></ows:Operation></ows:OperationsMetadata></csw:Capabilities>`,
  );

/** GeoNetwork's usual limit of a page. */
const ROWS_MAX = 100;

const list = (catalogue: SimulatedCatalogue, parameters: URLSearchParams): Answer => {
  if (parameters.get('outputSchema') !== schemaOf(catalogue)) return exception('InvalidParameterValue', 'outputSchema');
  const from = Number(parameters.get('startPosition') ?? 1) - 1;
  const rows = Math.min(Number(parameters.get('maxRecords') ?? 10), catalogue.options.rowsMax ?? ROWS_MAX);
  const end = Math.max(from, Math.min(catalogue.count, from + rows));
  const records: string[] = [];
  for (let at = from; at < end; at += 1)
    records.push((catalogue.has('dcat') ? dcatRecord : isoRecord)(catalogue, catalogue.entry(at)));
  const next = end < catalogue.count ? end + 1 : 0;
  return xml(
    `<csw:GetRecordsResponse xmlns:csw="${CSW}" xmlns:gmd="${GMD}" xmlns:gco="http://www.isotc211.org/2005/gco">` +
      `<csw:SearchStatus timestamp="2026-11-27T12:00:00Z"/><csw:SearchResults numberOfRecordsMatched="${catalogue.count}" ` +
      `numberOfRecordsReturned="${records.length}" nextRecord="${next}" elementSet="full">${records.join('')}</csw:SearchResults></csw:GetRecordsResponse>`,
  );
};

/** For an identifier that it does not know, it answers without a record. */
const one = (catalogue: SimulatedCatalogue, id: string): Answer => {
  if (catalogue.recordAnswers === 'never') return exception('OperationNotSupported', 'GetRecordById', 501);
  const position = Number.parseInt(id.slice(0, 8), 16);
  const isKnown = catalogue.recordAnswers === 'truly' && orderedUuid(catalogue.idSeed, position) === id;
  const record =
    isKnown && catalogue.served(position) !== undefined
      ? `<csw:SummaryRecord><dc:identifier>${id}</dc:identifier></csw:SummaryRecord>`
      : '';
  return xml(
    `<csw:GetRecordByIdResponse xmlns:csw="${CSW}" xmlns:dc="http://purl.org/dc/elements/1.1/">${record}</csw:GetRecordByIdResponse>`,
  );
};

const text = (name: string, value: string): string =>
  `<gmd:${name}><gco:CharacterString>${escaped(value)}</gco:CharacterString></gmd:${name}>`;
const code = (name: string, kind: string, value: string): string =>
  `<gmd:${name}><gmd:${kind} codeList="#${kind}" codeListValue="${value}"/></gmd:${name}>`;

/** As GeoNetwork writes it: the record of the catalogue, which names the dataset, is beside it. */
const dcatRecord = (catalogue: SimulatedCatalogue, entry: Entry): string => {
  const dataset = datasetNode(catalogue, entry);
  const id = orderedUuid(catalogue.idSeed, entry.position);
  const record = {
    iri: `${catalogue.url}/records/${id}`,
    type: 'dcat:CatalogRecord',
    properties: [
      ['foaf:primaryTopic', { link: dataset.iri! }] as const,
      ['dct:modified', entry.fact.modified] as const,
    ],
  };
  return toRdfRecord([record, dataset]);
};

const isoRecord = (catalogue: SimulatedCatalogue, { fact, position }: Entry): string => {
  const date = (type: string, value: string): string =>
    `<gmd:date><gmd:CI_Date><gmd:date><gco:DateTime>${value}</gco:DateTime></gmd:date>${code('dateType', 'CI_DateTypeCode', type)}</gmd:CI_Date></gmd:date>`;
  const keywords = fact.tags.map((tag) => text('keyword', tag)).join('');
  const links = fact.formats.map(
    (format) =>
      `<gmd:onLine><gmd:CI_OnlineResource><gmd:linkage><gmd:URL>${catalogue.url}/donnees/${position}.${format.toLowerCase()}</gmd:URL></gmd:linkage>` +
      `${text('protocol', 'WWW:DOWNLOAD-1.0-http--download')}${text('name', format)}</gmd:CI_OnlineResource></gmd:onLine>`,
  );
  return (
    `<gmd:MD_Metadata>${text('fileIdentifier', orderedUuid(catalogue.idSeed, position))}${code('language', 'LanguageCode', 'fre')}` +
    `${code('hierarchyLevel', 'MD_ScopeCode', 'dataset')}<gmd:dateStamp><gco:DateTime>${fact.modified}</gco:DateTime></gmd:dateStamp>` +
    '<gmd:identificationInfo><gmd:MD_DataIdentification><gmd:citation><gmd:CI_Citation>' +
    `${text('title', fact.title)}${date('creation', fact.created)}</gmd:CI_Citation></gmd:citation>${text('abstract', fact.notes)}` +
    `<gmd:pointOfContact><gmd:CI_ResponsibleParty>${text('organisationName', fact.organization.name)}${code('role', 'CI_RoleCode', 'owner')}</gmd:CI_ResponsibleParty></gmd:pointOfContact>` +
    `<gmd:descriptiveKeywords><gmd:MD_Keywords>${keywords}</gmd:MD_Keywords></gmd:descriptiveKeywords>` +
    `<gmd:resourceConstraints><gmd:MD_LegalConstraints>${text('useLimitation', fact.licenseId)}</gmd:MD_LegalConstraints></gmd:resourceConstraints>` +
    '</gmd:MD_DataIdentification></gmd:identificationInfo><gmd:distributionInfo><gmd:MD_Distribution><gmd:transferOptions><gmd:MD_DigitalTransferOptions>' +
    `${links.join('')}</gmd:MD_DigitalTransferOptions></gmd:transferOptions></gmd:MD_Distribution></gmd:distributionInfo></gmd:MD_Metadata>`
  );
};
