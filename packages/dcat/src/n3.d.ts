/** The part of n3 that is used. The package has no types of its own. */
declare module 'n3' {
  type Quad = import('@rdfjs/types').Quad;
  type NamedNode = import('@rdfjs/types').NamedNode;
  interface TextSink {
    write(text: string, encoding: string, done?: () => void): void;
    end(done?: () => void): void;
  }
  /** Writes Turtle or N-Triples to a sink, synchronously. */
  export class Writer {
    constructor(
      sink: TextSink,
      options: { readonly format?: string; readonly prefixes?: Readonly<Record<string, string>> },
    );
    addQuads(quads: readonly Quad[]): void;
    end(): void;
  }
  /** Reads a whole text. */
  export class Parser {
    constructor(options?: { readonly baseIRI?: string });
    parse(text: string): Quad[];
  }
  export const Store: new (quads: readonly Quad[]) => import('@rdfjs/types').DatasetCore;
  export const DataFactory: {
    namedNode(iri: string): NamedNode;
    blankNode(label: string): import('@rdfjs/types').BlankNode;
    literal(text: string, languageOrType?: string | NamedNode): import('@rdfjs/types').Literal;
    quad(
      subject: import('@rdfjs/types').Quad_Subject,
      predicate: NamedNode,
      object: import('@rdfjs/types').Quad_Object,
    ): Quad;
  };
}
