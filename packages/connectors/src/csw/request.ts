import type { FetchRequest } from '@moisson/domain';
import { writeXml, type XmlElement, type XmlNode } from '@moisson/formats';
import { requestUrl } from '../addresses/service-endpoint.ts';
import { CSW } from './names.ts';
import { ACCEPT, type CswService } from './service.ts';

/** What is asked of a catalogue service, the same for each page. */
export interface Query {
  readonly service: CswService;
  /** The namespace of the records that are wanted. */
  readonly schema: string;
  /** Whether the records are sorted by identifier. */
  readonly isSorted: boolean;
  /** CQL. */
  readonly filter: string | undefined;
}

const TYPE = 'csw:Record';
const SORT = 'dc:identifier';

/** Returns the request for `maxRecords` records from `startPosition` (1-based), full records of any type. */
export const getRecords = (query: Query, startPosition: number, maxRecords: number): FetchRequest =>
  query.service.method === 'GET'
    ? { url: asParameters(query, startPosition, maxRecords), accept: ACCEPT }
    : {
        url: query.service.url,
        ...{ method: 'POST', accept: ACCEPT },
        body: { type: 'application/xml', text: asDocument(query, startPosition, maxRecords) },
      };

const asParameters = ({ service, schema, isSorted, filter }: Query, start: number, count: number): string =>
  requestUrl(service.url, {
    ...{ service: 'CSW', version: service.version, request: 'GetRecords', typeNames: TYPE },
    namespace: `xmlns(csw=${CSW[service.version]})`,
    ...{ elementSetName: 'full', outputSchema: schema, outputFormat: 'application/xml', resultType: 'results' },
    ...{ startPosition: String(start), maxRecords: String(count) },
    sortBy: isSorted ? `${SORT}:A` : undefined,
    ...(filter === undefined
      ? {}
      : { constraintLanguage: 'CQL_TEXT', constraint_language_version: '1.1.0', constraint: filter }),
  });

const asDocument = ({ service, schema, isSorted, filter }: Query, start: number, count: number): string => {
  const namespace = CSW[service.version];
  const ofCsw = (name: string, attributes: Record<string, string>, ...children: readonly XmlNode[]): XmlElement => ({
    ...{ name, namespace, attributes, children },
  });
  const filtered = service.version === '3.0.0' ? 'http://www.opengis.net/fes/2.0' : 'http://www.opengis.net/ogc';
  const ofFilter = (name: string, ...children: readonly XmlNode[]): XmlElement => ({
    ...{ name, namespace: filtered, attributes: {}, children },
  });
  const property = service.version === '3.0.0' ? 'ValueReference' : 'PropertyName';
  const constraint =
    filter === undefined ? [] : [ofCsw('Constraint', { version: '1.1.0' }, ofCsw('CqlText', {}, filter))];
  const sort = isSorted
    ? [ofFilter('SortBy', ofFilter('SortProperty', ofFilter(property, SORT), ofFilter('SortOrder', 'ASC')))]
    : [];
  const query = ofCsw('Query', { typeNames: TYPE }, ofCsw('ElementSetName', {}, 'full'), ...constraint, ...sort);
  const attributes = {
    ...{ service: 'CSW', version: service.version, resultType: 'results', outputFormat: 'application/xml' },
    ...{ outputSchema: schema, startPosition: String(start), maxRecords: String(count) },
  };
  // `typeNames` and the sorted property are qualified names: their prefixes must be declared (XML Schema, QName).
  const declared = ` xmlns:csw="${namespace}" xmlns:dc="http://purl.org/dc/elements/1.1/"`;
  return `<?xml version="1.0" encoding="UTF-8"?>${writeXml(ofCsw('GetRecords', attributes, query)).replace('<GetRecords', `<GetRecords${declared}`)}`;
};
