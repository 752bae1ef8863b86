/** Texts one behind the other, in UTF-8. They must be well-formed. */
export interface TextColumn {
  readonly bytes: Uint8Array;
  /** By row: the end of its text. */
  readonly ends: Uint32Array;
}

export const textAt = ({ bytes, ends }: TextColumn, row: number): string => {
  const start = row === 0 ? 0 : ends[row - 1]!;
  return Buffer.from(bytes.buffer, bytes.byteOffset + start, ends[row]! - start).toString();
};

export const textColumn = (texts: readonly string[]): TextColumn => {
  const parts = texts.map((text) => Buffer.from(text));
  const ends = new Uint32Array(parts.length);
  let end = 0;
  parts.forEach((part, row) => (ends[row] = end += part.length));
  return { bytes: new Uint8Array(Buffer.concat(parts, end)), ends };
};
