/** A document in chunks, independent of its transport. `url` names it in errors. */
export interface Document {
  readonly url: string;
  readonly contentType: string | undefined;
  readonly chunks: AsyncIterable<Uint8Array>;
}
