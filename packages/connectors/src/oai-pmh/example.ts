import type { ProtocolExample } from '../protocol.ts';
import { OAI } from './names.ts';

const PART = 30;

/** What an example offers besides Dublin Core. */
interface Format {
  readonly prefix: string;
  readonly namespace: string;
  readonly content: (at: number) => string;
}

const dublinCore: Format = {
  prefix: 'oai_dc',
  namespace: `${OAI}oai_dc/`,
  content: (at) =>
    `<oai_dc:dc xmlns:oai_dc="${OAI}oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Arbres ${at}</dc:title>` +
    '<dc:publisher>Ville de Laval</dc:publisher></oai_dc:dc>',
};
const dcat: Format = {
  prefix: 'dcat_ap',
  namespace: 'http://data.europa.eu/r5r/',
  content: (at) =>
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dcat="http://www.w3.org/ns/dcat#" xmlns:dct="http://purl.org/dc/terms/">' +
    `<dcat:Dataset rdf:about="https://depot.example.org/jeu/${at}"><dct:title xml:lang="fr">Arbres ${at}</dct:title></dcat:Dataset></rdf:RDF>`,
};
const datacite: Format = {
  prefix: 'datacite',
  namespace: 'http://datacite.org/schema/kernel-4',
  content: (at) =>
    `<resource xmlns="http://datacite.org/schema/kernel-4"><identifier identifierType="DOI">10.5072/${at}</identifier>` +
    `<titles><title>Arbres ${at}</title></titles><resourceType resourceTypeGeneral="Dataset"/></resource>`,
};

/** A repository with `count` records, in parts of 30, and a token that is the position of the next one. */
const repository = (host: string, rich?: Format): ProtocolExample => ({
  endpoint: `https://${host}.example.org/oai/request`,
  answer: ({ pathname, searchParams }, count) => {
    if (pathname !== '/oai/request') return undefined;
    const content = contentFor(searchParams, count, rich);
    return {
      body: `<?xml version="1.0" encoding="UTF-8"?><OAI-PMH xmlns="${OAI}">${content}</OAI-PMH>`,
      contentType: 'text/xml',
    };
  },
});

/** In Dublin Core, in DCAT and in DataCite. */
export const oaiExamples: readonly ProtocolExample[] = [
  repository('depot'),
  repository('dcat', dcat),
  repository('datacite', datacite),
];

const contentFor = (parameters: URLSearchParams, count: number, rich: Format | undefined): string => {
  const verb = parameters.get('verb');
  switch (verb) {
    case 'Identify':
      return '<Identify><repositoryName>Dépôt</repositoryName><deletedRecord>transient</deletedRecord></Identify>';
    case 'ListMetadataFormats':
      return `<ListMetadataFormats>${[dublinCore, ...(rich === undefined ? [] : [rich])].map(offered).join('')}</ListMetadataFormats>`;
    case 'ListIdentifiers':
    case 'ListRecords': {
      if (count === 0) return '<error code="noRecordsMatch"/>';
      const token = parameters.get('resumptionToken');
      const [from, prefix] = token?.split(' ') ?? ['0', parameters.get('metadataPrefix')!];
      const format = [dublinCore, rich].find((one) => one?.prefix === prefix);
      if (format === undefined) return '<error code="cannotDisseminateFormat"/>';
      return listOf(verb, format, Number(from), count);
    }
    default:
      return '<error code="badVerb"/>';
  }
};

const offered = ({ prefix, namespace }: Format): string =>
  `<metadataFormat><metadataPrefix>${prefix}</metadataPrefix><metadataNamespace>${namespace}</metadataNamespace></metadataFormat>`;

const listOf = (verb: 'ListIdentifiers' | 'ListRecords', format: Format, from: number, count: number): string => {
  const end = Math.min(from + PART, count);
  const items = Array.from({ length: end - from }, (_, at) =>
    verb === 'ListIdentifiers' ? headerOf(from + at) : recordOf(format, from + at),
  ).join('');
  const next = end < count ? `${end} ${format.prefix}` : '';
  return `<${verb}>${items}<resumptionToken completeListSize="${count}" cursor="${from}">${next}</resumptionToken></${verb}>`;
};

const headerOf = (at: number): string =>
  `<header><identifier>oai:depot.example.org:${at}</identifier><datestamp>2026-11-24</datestamp></header>`;

const recordOf = ({ content }: Format, at: number): string =>
  `<record>${headerOf(at)}<metadata>${content(at)}</metadata></record>`;
