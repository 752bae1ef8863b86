import { cutText, messageOf, MoissonError } from '@moisson/kernel';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Quad } from '@rdfjs/types';
import type { Document } from '../document.ts';
import { jsonLdPieces } from './json-ld-pieces.ts';
import { ContextLoader, type KnownContexts } from './context-loader.ts';
import { parserOf, type RdfParser } from './rdf-parsers.ts';
import { RdfGraph, RdfTooLarge } from './rdf-graph.ts';
import { RDF_LIMITS } from './rdf-limits.ts';
import { syntaxOf } from './rdf-syntax.ts';
import { rdfText } from './rdf-text.ts';

/**
 * Returns the graph of a whole document in Turtle, N-Triples, RDF/XML or JSON-LD. `url`: the address of the document,
 * against which relative IRIs are resolved. `known`: the contexts to which JSON-LD may refer. Throws `body.not-rdf` if it is in none of them, which a document that was cut
 * is not either, `body.truncated`, `body.remote-context`, `body.rdf-too-large`, `body.too-deep`, `body.empty`,
 * `body.not-utf8`, `fetch.too-large`, `fetch.unexpected-content-type`. Turtle that was cut between two statements cannot
 * be told from a whole document.
 */
export const readGraph = async (document: Document, known: KnownContexts = () => undefined): Promise<RdfGraph> => {
  const { url, contentType } = document;
  const texts = rdfText(document, RDF_LIMITS.bytes);
  const first = await texts.next();
  const start = first.done === true ? '' : first.value;
  const syntax = syntaxOf(start, contentType, url);
  const graph = new RdfGraph();
  const contexts = new ContextLoader(url, known);
  const pieces = startingWith(start, texts);
  try {
    await pipeline(
      Readable.from(syntax === 'json-ld' ? jsonLdPieces(pieces, url) : pieces),
      intoGraph(parserOf(syntax, url, contexts), graph),
    );
  } catch (error) {
    throw contexts.refusal ?? faultOf(error, url, syntax);
  }
  return graph;
};

/**
 * Lets the parser add its quads to the graph where it would put them into its stream. That would keep all quads of a piece of text until
 * the piece is parsed, and take a turn for each.
 */
const intoGraph = (parser: RdfParser, graph: RdfGraph): RdfParser => {
  const push = parser.push.bind(parser);
  parser.push = (quad: Quad | null): boolean => {
    if (quad === null) return push(null);
    try {
      if (!parser.destroyed) graph.add(quad);
    } catch (error) {
      parser.destroy(error as Error);
    }
    return true;
  };
  return parser;
};

async function* startingWith(first: string, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  yield first;
  yield* rest;
}

const faultOf = (error: unknown, url: string, syntax: string): MoissonError => {
  if (error instanceof MoissonError) return error;
  const detail = cutText(`${syntax}: ${messageOf(error)}`, 300);
  if (error instanceof RdfTooLarge) return new MoissonError('body.rdf-too-large', { url, detail: error.message });
  return new MoissonError('body.not-rdf', { url, detail }, { retryable: true, cause: error });
};
