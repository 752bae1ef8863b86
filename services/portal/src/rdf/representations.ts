import { rdfSyntaxes, writeRdf, type RdfSyntax } from '@moisson/dcat';
import { MoissonError } from '@moisson/kernel';
import type { Request, Response } from 'express';

/** The forms of a dataset besides its page, by extension. */
export const extensions = { json: 'application/json', ...rdfSyntaxes } as const;
export type Extension = keyof typeof extensions;
const names = Object.keys(extensions) as Extension[];

export const isExtension = (text: string): text is Extension => Object.hasOwn(extensions, text);

/** The extensions of an address and the syntaxes that they name. `.xml` is what many readers of RDF/XML ask for. */
export const syntaxOf = (extension: string): RdfSyntax | undefined => {
  if (extension === 'xml') return 'rdf';
  return isExtension(extension) && extension !== 'json' ? extension : undefined;
};

/** Media types that callers write for the same syntax, beside the registered ones. */
const OTHER_TYPES: Readonly<Record<string, RdfSyntax>> = {
  'application/x-turtle': 'ttl',
  'application/turtle': 'ttl',
  'application/xml': 'rdf',
  'text/xml': 'rdf',
};

/**
 * Returns the form that the caller prefers by `Accept` (RFC 9110 §12.5.1): the page where it has no preference. Throws
 * `request.not-acceptable` with what is offered.
 */
export const preferred = (request: Request): Extension | 'html' => {
  const types = [
    'text/html',
    'application/xhtml+xml',
    ...names.map((name) => extensions[name]),
    ...Object.keys(OTHER_TYPES),
  ];
  const accepted = request.accepts(types);
  if (accepted === false) throw notAcceptable(request, ['text/html', ...Object.values(extensions)]);
  if (accepted === 'text/html' || accepted === 'application/xhtml+xml') return 'html';
  return OTHER_TYPES[accepted] ?? names.find((name) => extensions[name] === accepted)!;
};

/** Returns the syntax of RDF that the caller prefers by `Accept`. Throws `request.not-acceptable` with what is offered. */
export const preferredSyntax = (request: Request): RdfSyntax => {
  const types = Object.values(rdfSyntaxes);
  const accepted = request.accepts(types);
  const found = Object.entries(rdfSyntaxes).find(([, type]) => type === accepted);
  if (found === undefined) throw notAcceptable(request, types);
  return found[0] as RdfSyntax;
};

/** The answer 406. Its body says what is offered. */
export const notAcceptable = (request: Request, offered: readonly string[]): MoissonError =>
  new MoissonError('request.not-acceptable', {
    accept: (request.headers.accept ?? '').slice(0, 200),
    offered: offered.join(', '),
  });

/** Sets the type of an RDF document, and lets pages of any site read it: everybody reads the same. */
export const asRdf = (response: Response, syntax: RdfSyntax): void => {
  // Turtle, N-Triples, JSON-LD and our RDF/XML are UTF-8; only text/* needs it to be said.
  const charset = syntax === 'ttl' ? '; charset=utf-8' : '';
  response.set('content-type', rdfSyntaxes[syntax] + charset);
};

/** Sends an RDF document. Express adds the ETag and answers 304. */
export const sendRdf = (response: Response, syntax: RdfSyntax, quads: Parameters<typeof writeRdf>[1]): void => {
  asRdf(response, syntax);
  // As bytes: express would add a charset to the type of a text.
  response.send(Buffer.from(writeRdf(syntax, quads)));
};

/** The links from a dataset's page to its other forms (RFC 8288). */
export const alternates = (path: string): readonly { readonly href: string; readonly type: string }[] =>
  names.map((name) => ({ href: `${path}.${name}`, type: extensions[name] }));
