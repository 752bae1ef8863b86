import type { ProtocolExample } from '../protocol.ts';
import { GMD } from '../mapping/iso/identity.ts';
import { CSW } from './names.ts';

const GCO = 'http://www.isotc211.org/2005/gco';

const DCAT = 'http://www.w3.org/ns/dcat#';

/** A catalogue service with `count` records of a schema. */
const serviceOf = (host: string, schema: string, record: (at: number) => string): ProtocolExample => ({
  endpoint: `https://${host}.example.org/csw`,
  answer: ({ pathname, searchParams }, count) => {
    if (pathname !== '/csw') return undefined;
    const isList = searchParams.get('request') === 'GetRecords';
    const body = isList ? listOf(searchParams, count, record) : capabilitiesOf(schema);
    return { body, contentType: 'application/xml' };
  },
});

const capabilitiesOf = (schema: string): string =>
  `<csw:Capabilities xmlns:csw="${CSW['2.0.2']}" xmlns:ows="http://www.opengis.net/ows" version="2.0.2"><ows:OperationsMetadata>` +
  `<ows:Operation name="GetRecords"><ows:Parameter name="outputSchema"><ows:Value>${schema}</ows:Value></ows:Parameter></ows:Operation>` +
  '</ows:OperationsMetadata></csw:Capabilities>';

const listOf = (parameters: URLSearchParams, count: number, recordOf: (at: number) => string): string => {
  const [start, limit] = [Number(parameters.get('startPosition')), Number(parameters.get('maxRecords'))];
  const length = Math.max(0, Math.min(limit, count - start + 1));
  const next = start + length > count ? 0 : start + length;
  const records = Array.from({ length }, (_, at) => recordOf(start - 1 + at)).join('');
  return (
    `<csw:GetRecordsResponse xmlns:csw="${CSW['2.0.2']}" xmlns:gmd="${GMD}" xmlns:gco="${GCO}">` +
    `<csw:SearchResults numberOfRecordsMatched="${count}" numberOfRecordsReturned="${length}" nextRecord="${next}">${records}</csw:SearchResults></csw:GetRecordsResponse>`
  );
};

const text = (name: string, value: string): string =>
  `<gmd:${name}><gco:CharacterString>${value}</gco:CharacterString></gmd:${name}>`;

const isoRecord = (at: number): string =>
  `<gmd:MD_Metadata>${text('fileIdentifier', `fiche-${at}`)}<gmd:dateStamp><gco:Date>2026-11-24</gco:Date></gmd:dateStamp>` +
  `<gmd:identificationInfo><gmd:MD_DataIdentification><gmd:citation><gmd:CI_Citation>${text('title', `Arbres ${at}`)}</gmd:CI_Citation></gmd:citation>` +
  `${text('abstract', 'Les arbres de la ville')}</gmd:MD_DataIdentification></gmd:identificationInfo></gmd:MD_Metadata>`;

/** As GeoNetwork writes it, with the record of its catalogue beside the dataset. */
const dcatRecord = (at: number): string =>
  `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dcat="${DCAT}" xmlns:dct="http://purl.org/dc/terms/">` +
  `<dcat:CatalogRecord rdf:about="https://dcat.example.org/records/fiche-${at}"><dct:modified>2026-11-24</dct:modified></dcat:CatalogRecord>` +
  `<dcat:Dataset rdf:about="https://dcat.example.org/jeu/${at}"><dct:identifier>un seul</dct:identifier><dct:title>Arbres ${at}</dct:title></dcat:Dataset></rdf:RDF>`;

/** In ISO 19139, and in DCAT. */
export const cswExamples: readonly ProtocolExample[] = [
  serviceOf('geo', GMD, isoRecord),
  serviceOf('dcat', DCAT, dcatRecord),
];
