import { MoissonError, said } from '@moisson/kernel';
import { JsonLdParser } from 'jsonld-streaming-parser';
import { StreamParser } from 'n3';
import type { Quad } from '@rdfjs/types';
import { RdfXmlParser } from 'rdfxml-streaming-parser';
import type { ContextLoader } from './context-loader.ts';
import { RDF_LIMITS } from './rdf-limits.ts';
import type { RdfSyntax } from './rdf-syntax.ts';

/** A stream of either implementation, Node's or the package `readable-stream`: text in, quads out. */
export interface RdfParser extends NodeJS.ReadWriteStream {
  readonly destroyed: boolean;
  push(quad: Quad | null): boolean;
  destroy(error: Error): unknown;
}

/** Returns a parser of the syntax: text in, quads out. `url` names the document and resolves its relative IRIs. */
export const parserOf = (syntax: RdfSyntax, url: string, contexts: ContextLoader): RdfParser => {
  if (syntax === 'turtle') return new StreamParser({ baseIRI: url });
  if (syntax === 'rdf-xml') return new GuardedRdfXmlParser(url);
  return new JsonLdParser({
    baseIRI: url,
    documentLoader: contexts,
    streamingProfile: true,
    streamingProfileAllowOutOfOrderPlainType: true,
    rdfstar: false,
  });
};

/**
 * RDF/XML (w3.org/TR/rdf-syntax-grammar). A document type that declares anything is refused: entities may expand to a
 * document that is as large as its author likes, or name files. The parser itself takes a document that was cut for a
 * whole one, and then its missing datasets for removed ones. Invalid characters in IRIs are left to the graph.
 */
export class GuardedRdfXmlParser extends RdfXmlParser {
  readonly #url: string;
  #levels = 0;

  constructor(url: string) {
    super({ baseIRI: url, validateUri: false, allowDuplicateRdfIds: true });
    this.#url = url;
  }

  override onDoctype(doctype: string): void {
    if (doctype.includes('['))
      throw new MoissonError('body.not-rdf', {
        url: this.#url,
        detail: said('elle déclare un type de document (DTD)', 'it declares a document type (DTD)'),
      });
  }

  override onTag(tag: Parameters<RdfXmlParser['onTag']>[0]): void {
    this.#levels += 1;
    if (this.#levels > RDF_LIMITS.levels)
      throw new MoissonError('body.too-deep', { url: this.#url, limit: RDF_LIMITS.levels });
    super.onTag(tag);
  }

  override onCloseTag(): void {
    this.#levels -= 1;
    super.onCloseTag();
  }

  override _flush(done: (error?: Error | null) => void): void {
    done(this.#levels === 0 ? null : new MoissonError('body.truncated', { url: this.#url }, { retryable: true }));
  }
}
