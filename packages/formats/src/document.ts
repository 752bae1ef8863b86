/** One document as it arrives. Where it comes from is of no importance here; `url` names it in errors. */
export interface Document {
  readonly url: string;
  readonly contentType: string | undefined;
  readonly chunks: AsyncIterable<Uint8Array>;
}
