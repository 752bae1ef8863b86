import { cutText, messageOf, MoissonError } from '@moisson/kernel';
import type { Quad } from '@rdfjs/types';
import { RdfGraph } from './rdf-graph.ts';
import { GuardedRdfXmlParser } from './rdf-parsers.ts';

/**
 * Returns the graph of a text in RDF/XML at once, for a record inside another document: `readGraph` is for documents that
 * arrive in chunks. `url` resolves relative IRIs. Throws `body.not-rdf`, `body.too-deep`, `body.truncated`.
 */
export const readRdfXml = (text: string, url: string): RdfGraph => {
  const parser = new CollectingParser(url);
  try {
    parser.collect(text);
  } catch (error) {
    if (error instanceof MoissonError) throw error;
    throw new MoissonError('body.not-rdf', { url, detail: cutText(messageOf(error), 300) }, { cause: error });
  }
  return parser.graph;
};

/** Takes the triples where the parser hands them to its stream, which would deliver them later. */
class CollectingParser extends GuardedRdfXmlParser {
  readonly graph = new RdfGraph();

  /** Throws the first fault of the text. */
  collect(text: string): void {
    let fault: Error | undefined;
    const failed = (error?: Error | null): void => {
      fault ??= error ?? undefined;
    };
    this.on('error', failed);
    this._transform(text, 'utf8', failed);
    if (fault === undefined) this._flush(failed);
    if (fault !== undefined) throw fault;
  }

  override push(quad: Quad | null): boolean {
    if (quad !== null) this.graph.add(quad);
    return true;
  }
}
