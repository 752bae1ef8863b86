/** The part of n3 that is used. The package has no types of its own. */
declare module 'n3' {
  /** Reads Turtle, TriG, N-Triples and N-Quads: text in, quads out. */
  export const StreamParser: new (options: { readonly baseIRI: string }) => import('node:stream').Transform;
}
