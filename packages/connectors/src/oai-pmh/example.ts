import type { ProtocolExample } from '../protocol.ts';
import { OAI } from './names.ts';

const PART = 30;

/** A repository with `count` records, in parts of 30, and a token that is the position of the next one. */
export const oaiExample: ProtocolExample = {
  endpoint: 'https://depot.example.org/oai/request',
  answer: ({ pathname, searchParams }, count) => {
    if (pathname !== '/oai/request') return undefined;
    const content = contentFor(searchParams, count);
    return {
      body: `<?xml version="1.0" encoding="UTF-8"?><OAI-PMH xmlns="${OAI}">${content}</OAI-PMH>`,
      contentType: 'text/xml',
    };
  },
};

const contentFor = (parameters: URLSearchParams, count: number): string => {
  switch (parameters.get('verb')) {
    case 'Identify':
      return '<Identify><repositoryName>Dépôt</repositoryName><deletedRecord>transient</deletedRecord></Identify>';
    case 'ListMetadataFormats':
      return `<ListMetadataFormats><metadataFormat><metadataPrefix>oai_dc</metadataPrefix><metadataNamespace>${OAI}oai_dc/</metadataNamespace></metadataFormat></ListMetadataFormats>`;
    case 'ListRecords':
      return count === 0
        ? '<error code="noRecordsMatch"/>'
        : listOf(Number(parameters.get('resumptionToken') ?? 0), count);
    default:
      return '<error code="badVerb"/>';
  }
};

const listOf = (from: number, count: number): string => {
  const end = Math.min(from + PART, count);
  const records = Array.from({ length: end - from }, (_, at) => recordOf(from + at)).join('');
  return `<ListRecords>${records}<resumptionToken completeListSize="${count}" cursor="${from}">${end < count ? end : ''}</resumptionToken></ListRecords>`;
};

const recordOf = (at: number): string =>
  `<record><header><identifier>oai:depot.example.org:${at}</identifier><datestamp>2026-11-24</datestamp></header><metadata>` +
  `<oai_dc:dc xmlns:oai_dc="${OAI}oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Arbres ${at}</dc:title>` +
  '<dc:publisher>Ville de Laval</dc:publisher></oai_dc:dc></metadata></record>';
