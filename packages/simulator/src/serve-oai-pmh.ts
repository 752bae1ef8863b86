import type { Answer } from './answer.ts';
import { orderedUuid } from './random.ts';
import type { Entry, SimulatedCatalogue } from './simulated-catalogue.ts';
import { escaped, xml } from './xml.ts';

const OAI = 'http://www.openarchives.org/OAI/2.0/';

/** An OAI-PMH 2.0 repository with Dublin Core, which reports the records that are gone for good. */
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
        `<ListMetadataFormats><metadataFormat><metadataPrefix>oai_dc</metadataPrefix><metadataNamespace>${OAI}oai_dc/</metadataNamespace></metadataFormat></ListMetadataFormats>`,
      );
    case 'ListRecords':
      return list(catalogue, searchParams);
    case 'GetRecord':
      return one(catalogue, searchParams.get('identifier') ?? '');
    default:
      return fault('badVerb', 'Illegal verb');
  }
};

const answer = (content: string): Answer =>
  xml(`<OAI-PMH xmlns="${OAI}"><responseDate>2026-11-27T12:00:00Z</responseDate>${content}</OAI-PMH>`);
const fault = (code: string, text: string): Answer => answer(`<error code="${code}">${text}</error>`);

/** A token is the position of the next record, and the day that was asked for. */
const list = (catalogue: SimulatedCatalogue, parameters: URLSearchParams): Answer => {
  const [position = '0', day = parameters.get('from') ?? ''] = (parameters.get('resumptionToken') ?? '0').split(' ');
  const since = day === '' ? undefined : new Date(day);
  const places = catalogue.placesSince(since);
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
        ? live(catalogue, catalogue.entry(places[at]!))
        : `<record>${header(catalogue, gone[at - places.length]!, ' status="deleted"')}</record>`,
    );
  const next = end < size ? (day === '' ? String(end) : `${end} ${day}`) : '';
  return answer(
    `<ListRecords>${records.join('')}<resumptionToken completeListSize="${size}" cursor="${from}">${next}</resumptionToken></ListRecords>`,
  );
};

const one = (catalogue: SimulatedCatalogue, identifier: string): Answer => {
  if (catalogue.recordAnswers === 'never') return xml('<busy/>', 501);
  const position = Number.parseInt(identifier.split(':').at(-1)!.slice(0, 8), 16);
  const entry = catalogue.served(position);
  const isKnown = catalogue.recordAnswers === 'truly' && identifierOf(catalogue, position) === identifier;
  if (isKnown && entry !== undefined) return answer(`<GetRecord>${live(catalogue, entry)}</GetRecord>`);
  if (isKnown && catalogue.isGone(position))
    return answer(`<GetRecord><record>${header(catalogue, position, ' status="deleted"')}</record></GetRecord>`);
  return fault('idDoesNotExist', 'No such record');
};

const identifierOf = ({ idSeed, options }: SimulatedCatalogue, position: number): string =>
  `oai:${options.id}:${orderedUuid(idSeed, position)}`;

const header = (catalogue: SimulatedCatalogue, position: number, status = ''): string =>
  `<header${status}><identifier>${identifierOf(catalogue, position)}</identifier><datestamp>2026-11-27</datestamp></header>`;

const live = (catalogue: SimulatedCatalogue, { fact, position }: Entry): string => {
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
  return (
    `<record>${header(catalogue, position)}<metadata><oai_dc:dc xmlns:oai_dc="${OAI}oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/">` +
    `${content}</oai_dc:dc></metadata></record>`
  );
};
