import type { Answer } from './answer.ts';
import { orderedUuid } from './random.ts';
import type { Entry, SimulatedCatalogue } from './simulated-catalogue.ts';
import { toRdfRecord } from './rdf-node.ts';
import { datasetNode } from './serve-dcat.ts';
import { escaped, xml } from './xml.ts';

const OAI = 'http://www.openarchives.org/OAI/2.0/';

/** The formats of metadata by prefix, with their namespaces. */
const FORMATS = {
  oai_dc: `${OAI}oai_dc/`,
  dcat: 'http://www.w3.org/ns/dcat#',
  datacite: 'http://datacite.org/schema/kernel-4',
} as const;
type Prefix = keyof typeof FORMATS;

const offeredBy = (catalogue: SimulatedCatalogue): Prefix[] => [
  'oai_dc',
  ...(catalogue.has('dcat') || catalogue.has('dcat-in-part') ? (['dcat'] as const) : []),
  ...(catalogue.has('datacite') ? (['datacite'] as const) : []),
];

/**
 * An OAI-PMH 2.0 repository, which reports the records that are gone for good: in Dublin Core, and with a quirk also in
 * DCAT or in DataCite.
 */
export const serveOaiPmh = (catalogue: SimulatedCatalogue, url: URL): Answer => {
  const { searchParams } = url;
  switch (searchParams.get('verb')) {
    case 'Identify':
      return answer(
        `<Identify><repositoryName>${escaped(catalogue.options.organization.name)}</repositoryName><protocolVersion>2.0</protocolVersion>` +
          '<deletedRecord>persistent</deletedRecord><granularity>YYYY-MM-DD</granularity></Identify>',
      );
    case 'ListMetadataFormats':
      return answer(
        `<ListMetadataFormats>${offeredBy(catalogue)
          .map(
            (prefix) =>
              `<metadataFormat><metadataPrefix>${prefix}</metadataPrefix><metadataNamespace>${FORMATS[prefix]}</metadataNamespace></metadataFormat>`,
          )
          .join('')}</ListMetadataFormats>`,
      );
    case 'ListRecords':
    case 'ListIdentifiers':
      return list(catalogue, searchParams);
    case 'GetRecord':
      return one(catalogue, searchParams);
    default:
      return fault('badVerb', 'Illegal verb');
  }
};

const answer = (content: string): Answer =>
  xml(`<OAI-PMH xmlns="${OAI}"><responseDate>2026-11-27T12:00:00Z</responseDate>${content}</OAI-PMH>`);
const fault = (code: string, text: string): Answer => answer(`<error code="${code}">${text}</error>`);

/** A token is the position of the next record, the prefix, and the day that was asked for. */
const list = (catalogue: SimulatedCatalogue, parameters: URLSearchParams): Answer => {
  const token = parameters.get('resumptionToken');
  const [position = '0', prefix = '', day = ''] =
    token === null ? ['0', parameters.get('metadataPrefix') ?? '', parameters.get('from') ?? ''] : token.split(' ');
  if (!offeredBy(catalogue).includes(prefix as Prefix)) return fault('cannotDisseminateFormat', 'Unknown format');
  const isWhole = prefix !== 'dcat' || !catalogue.has('dcat-in-part');
  const since = day === '' ? undefined : new Date(day);
  const all = catalogue.placesSince(since);
  const places = isWhole ? all : all.filter((_, at) => at % 2 === 0);
  const gone = catalogue.gone.filter((at) => since === undefined || catalogue.changedAt(at) >= since.getTime());
  const size = places.length + gone.length;
  if (size === 0) return fault('noRecordsMatch', 'No records');
  const from = Number(position);
  if (!Number.isInteger(from) || from < 0 || from >= size) return fault('badResumptionToken', 'Unknown token');
  const end = Math.min(size, from + (catalogue.options.rowsMax ?? 100));
  const records: string[] = [];
  for (let at = from; at < end; at += 1)
    records.push(
      at < places.length
        ? live(catalogue, catalogue.entry(places[at]!), prefix as Prefix)
        : `<record>${header(catalogue, gone[at - places.length]!, ' status="deleted"')}</record>`,
    );
  const next = end < size ? `${end} ${prefix}${day === '' ? '' : ` ${day}`}` : '';
  const ending = `<resumptionToken completeListSize="${size}" cursor="${from}">${next}</resumptionToken>`;
  if (parameters.get('verb') === 'ListIdentifiers') {
    const headers = records.map((record) => /<header[\s\S]*?<\/header>/.exec(record)![0]);
    return answer(`<ListIdentifiers>${headers.join('')}${ending}</ListIdentifiers>`);
  }
  return answer(`<ListRecords>${records.join('')}${ending}</ListRecords>`);
};

const one = (catalogue: SimulatedCatalogue, parameters: URLSearchParams): Answer => {
  const identifier = parameters.get('identifier') ?? '';
  const prefix = (parameters.get('metadataPrefix') ?? '') as Prefix;
  if (!offeredBy(catalogue).includes(prefix)) return fault('cannotDisseminateFormat', 'Unknown format');
  if (catalogue.recordAnswers === 'never') return xml('<busy/>', 501);
  const position = Number.parseInt(identifier.split(':').at(-1)!.slice(0, 8), 16);
  const entry = catalogue.served(position);
  const isKnown = catalogue.recordAnswers === 'truly' && identifierOf(catalogue, position) === identifier;
  if (isKnown && entry !== undefined) return answer(`<GetRecord>${live(catalogue, entry, prefix)}</GetRecord>`);
  if (isKnown && catalogue.isGone(position))
    return answer(`<GetRecord><record>${header(catalogue, position, ' status="deleted"')}</record></GetRecord>`);
  return fault('idDoesNotExist', 'No such record');
};

const identifierOf = ({ idSeed, options }: SimulatedCatalogue, position: number): string =>
  `oai:${options.id}:${orderedUuid(idSeed, position)}`;

const header = (catalogue: SimulatedCatalogue, position: number, status = ''): string =>
  `<header${status}><identifier>${identifierOf(catalogue, position)}</identifier><datestamp>2026-11-27</datestamp></header>`;

const live = (catalogue: SimulatedCatalogue, entry: Entry, prefix: Prefix): string =>
  `<record>${header(catalogue, entry.position)}<metadata>${contents[prefix](catalogue, entry)}</metadata></record>`;

const dublinCore = ({ fact }: Entry): string => {
  const element = (name: string, text: string): string => `<dc:${name}>${escaped(text)}</dc:${name}>`;
  const content = [
    element('title', fact.title),
    element('description', fact.notes),
    element('publisher', fact.organization.name),
    element('rights', fact.licenseId),
    element('date', fact.modified),
    element('language', 'fr'),
    element('type', 'Dataset'),
    ...fact.tags.map((tag) => element('subject', tag)),
    ...fact.formats.map((format) => element('format', format)),
  ].join('');
  return `<oai_dc:dc xmlns:oai_dc="${OAI}oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/">${content}</oai_dc:dc>`;
};

const datacite = (catalogue: SimulatedCatalogue, { fact, position }: Entry): string => {
  const each = (name: string, texts: readonly string[]): string =>
    `<${name}s>${texts.map((text) => `<${name}>${escaped(text)}</${name}>`).join('')}</${name}s>`;
  return (
    `<resource xmlns="${FORMATS.datacite}"><identifier identifierType="DOI">10.5072/${orderedUuid(catalogue.idSeed, position)}</identifier>` +
    `<titles><title xml:lang="fr">${escaped(fact.title)}</title></titles><publisher>${escaped(fact.organization.name)}</publisher>` +
    `<publicationYear>${fact.created.slice(0, 4)}</publicationYear><resourceType resourceTypeGeneral="Dataset"/>${each('subject', fact.tags)}` +
    `<dates><date dateType="Issued">${fact.created}</date><date dateType="Updated">${fact.modified}</date></dates><language>fr</language>` +
    `${each('format', fact.formats)}<rightsList><rights rightsIdentifier="${escaped(fact.licenseId)}"/></rightsList>` +
    `<descriptions><description descriptionType="Abstract">${escaped(fact.notes)}</description></descriptions></resource>`
  );
};

const contents: Readonly<Record<Prefix, (catalogue: SimulatedCatalogue, entry: Entry) => string>> = {
  oai_dc: (_, entry) => dublinCore(entry),
  dcat: (catalogue, entry) => toRdfRecord([datasetNode(catalogue, entry)]),
  datacite,
};
