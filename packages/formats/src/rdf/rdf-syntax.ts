import { cutText, MoissonError } from '@moisson/kernel';

/** `turtle` includes N-Triples, which is a part of it, and the named graphs of TriG and N-Quads. */
export type RdfSyntax = 'turtle' | 'rdf-xml' | 'json-ld';

const BY_TYPE: readonly (readonly [RegExp, RdfSyntax])[] = [
  [/^(?:text\/(?:turtle|n3)|application\/(?:x-turtle|n-triples|n-quads|trig))\b/i, 'turtle'],
  [/^application\/rdf\+xml\b/i, 'rdf-xml'],
  [/^application\/ld\+json\b/i, 'json-ld'],
];
const BY_EXTENSION: readonly (readonly [RegExp, RdfSyntax])[] = [
  [/\.(?:ttl|nt|n3|nq|trig)$/i, 'turtle'],
  [/\.(?:rdf|xml|owl|rdfs)$/i, 'rdf-xml'],
  [/\.(?:jsonld|json)$/i, 'json-ld'],
];
/** Enough of a document to see its form. */
const MAX_START = 2000;
const HTML = /^(?:<!--[\s\S]*?-->\s*)*(?:<!doctype\s+html|<html[\s>])/i;
const XML = /^(?:<\?xml\s|<!--|<!DOCTYPE\s|<[\w.-]+:RDF[\s>]|<[\w.:-]{1,100}\s+xmlns\b)/i;
const JSON_TEXT = /^(?:\{\s*["}]|\[\s*[{\]])/;

/**
 * Returns the syntax of a document: by its beginning if that can be only one, else by its content type, else by the
 * extension of its address, else Turtle. Servers send RDF under general types (`text/plain`, `application/xml`). Throws
 * `fetch.unexpected-content-type` for an HTML page and for types that no RDF has.
 */
export const syntaxOf = (start: string, contentType: string | undefined, url: string): RdfSyntax => {
  const text = start.slice(0, MAX_START).trimStart();
  const type = (contentType ?? '').trim();
  if (HTML.test(text)) throw unexpected(url, 'HTML');
  if (XML.test(text)) return 'rdf-xml';
  if (JSON_TEXT.test(text)) return 'json-ld';
  const named = found(BY_TYPE, type) ?? found(BY_EXTENSION, URL.parse(url)?.pathname ?? '');
  if (named === undefined && /\b(?:html|javascript|css|image|pdf|zip|csv)\b/i.test(type)) throw unexpected(url, type);
  return named ?? 'turtle';
};

const found = (table: readonly (readonly [RegExp, RdfSyntax])[], text: string): RdfSyntax | undefined =>
  table.find(([pattern]) => pattern.test(text))?.[1];

const unexpected = (url: string, type: string): MoissonError =>
  new MoissonError('fetch.unexpected-content-type', { url, type: cutText(type, 100) }, { retryable: true });

/** Media types in the order in which they are preferred: those that are read fastest first. */
const TYPES: Readonly<Record<RdfSyntax, string>> = {
  turtle: 'text/turtle',
  'rdf-xml': 'application/rdf+xml',
  'json-ld': 'application/ld+json',
};

/**
 * Returns the `Accept` header (RFC 9110 §12.5.1) for an address: first the type that its extension names, then the other
 * types of RDF, then whatever the server has.
 */
export const rdfAccept = (url: string): string => {
  const first = found(BY_EXTENSION, URL.parse(url)?.pathname ?? '');
  const types = Object.entries(TYPES).sort(([a], [b]) => Number(b === first) - Number(a === first));
  const preferred = types.map(([, type], at) => (at === 0 ? type : `${type};q=0.${9 - at}`));
  return [...preferred, 'application/n-triples;q=0.5', '*/*;q=0.1'].join(', ');
};
