/** Bounds of one RDF document. A catalogue in one document of these sizes has some 15,000 datasets. */
export const RDF_LIMITS = {
  /** Of the document, as it was sent and decompressed. */
  bytes: 64 * 1024 * 1024,
  triples: 1_000_000,
  /**
   * Characters of all IRIs and literals that are kept. A short name with a prefix may stand for an IRI of a megabyte, so
   * the size of the document does not bound them.
   */
  keptCharacters: 128 * 1024 * 1024,
  /** Characters of all terms as they are read, repeated ones included. */
  readCharacters: 1024 * 1024 * 1024,
  /** Levels of nesting of JSON or XML. The parsers take time that grows with the square of the levels. */
  levels: 64,
} as const;

export type RdfLimits = { readonly [Name in keyof typeof RDF_LIMITS]: number };
