import type { Answer } from './answer.ts';

/** Escapes a text for an element or an attribute. */
export const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[character]!);

export const xml = (body: string, status = 200): Answer => ({
  status,
  headers: { 'content-type': 'application/xml; charset=utf-8' },
  body: `<?xml version="1.0" encoding="UTF-8"?>\n${body}`,
});

/** Records of a list, by their elements. */
const RECORD = /<(record|gmd:MD_Metadata|rdf:RDF)(?: [^>]*)?>[\s\S]*?<\/\1>/g;
const IDENTIFIER = /(<identifier>|<gmd:fileIdentifier><gco:CharacterString>)[^<]*/;
const LIST = /<(ListRecords|csw:SearchResults)\b/;
const COUNT = /(completeListSize|numberOfRecordsMatched)="([^"]*)"/;

/** A record of a list, as the functions that change a list of JSON see it. */
interface Item {
  readonly xml: string;
  readonly id?: string | null;
}

/**
 * Returns the answer with another list of records and, if given, another count: the same changes as for a list of JSON.
 * An answer without a list is returned unchanged.
 */
export const relistedXml = (
  answer: Answer,
  change: (items: unknown[]) => unknown[],
  count?: (claimed: number) => unknown,
): Answer => {
  const text = String(answer.body);
  if (answer.status !== 200 || !LIST.test(text)) return answer;
  const found = text.match(RECORD) ?? [];
  const element = text.includes('<ListRecords') ? 'record' : text.includes('<rdf:RDF') ? 'rdf:RDF' : 'gmd:MD_Metadata';
  const first = text.indexOf(found[0] ?? '\0');
  const changed = change(found.map((one): Item => ({ xml: one }))).map((item) => written(item, element));
  const listed =
    first < 0
      ? text
      : text.slice(0, first) + changed.join('') + text.slice(text.lastIndexOf(found.at(-1)!) + found.at(-1)!.length);
  const body =
    count === undefined
      ? listed
      : listed.replace(COUNT, (_, name: string, claimed: string) => `${name}="${String(count(Number(claimed)))}"`);
  return { ...answer, body };
};

/** Writes an item that may have been changed: with another identifier, or as something that is no record. */
const written = (item: unknown, element: string): string => {
  if (typeof item !== 'object' || item === null || Array.isArray(item))
    return `<${element}>${String(item)}</${element}>`;
  const { xml: record, id, identifier } = item as Partial<Item> & { readonly identifier?: string };
  if (record !== undefined) {
    if (id === undefined) return record;
    if (element === 'rdf:RDF') return renamedRdf(record, id ?? '');
    return record.replace(IDENTIFIER, (_, start: string) => `${start}${id ?? ''}`);
  }
  if (identifier === undefined) return `<${element}/>`;
  return element === 'record'
    ? `<record><header><identifier>${identifier}</identifier></header><metadata><dc/></metadata></record>`
    : `<gmd:MD_Metadata><gmd:fileIdentifier><gco:CharacterString>${identifier}</gco:CharacterString></gmd:fileIdentifier></gmd:MD_Metadata>`;
};

/** A record of DCAT has its identifier in several addresses. */
const RDF_IDENTIFIER = /<dcat:CatalogRecord rdf:about="[^"]*\/records\/([^"]*)/;
const renamedRdf = (record: string, id: string): string =>
  id === ''
    ? record
        .replace(/(<dcat:(?:CatalogRecord|Dataset)) rdf:about="[^"]*"/g, '$1')
        .replace(/<dct:identifier>[^<]*<\/dct:identifier>/, '')
    : record.replaceAll(RDF_IDENTIFIER.exec(record)?.[1] ?? '\0', id);

/** Leaves out what contains the list, and its count. */
export const withoutList = (text: string): string =>
  text.replace(/<(ListRecords|csw:SearchResults)\b[\s\S]*<\/\1>/, '');
export const withoutCount = (text: string): string => text.replace(COUNT, '');
