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

/** Compares the text of a row with another one as far as both are ASCII; 0 if that does not decide. */
export const compareStart = ({ bytes, ends }: TextColumn, row: number, other: string): number => {
  const start = row === 0 ? 0 : ends[row - 1]!;
  const length = ends[row]! - start;
  for (let at = 0; at < length && at < other.length; at += 1) {
    const [own, unit] = [bytes[start + at]!, other.charCodeAt(at)];
    if (own >= FIRST_BEYOND_ASCII || unit >= FIRST_BEYOND_ASCII) return 0;
    if (own !== unit) return own - unit;
  }
  return length - other.length;
};
const FIRST_BEYOND_ASCII = 0x80;

export const textColumn = (texts: readonly string[]): TextColumn => {
  const parts = texts.map((text) => Buffer.from(text));
  const ends = new Uint32Array(parts.length);
  let end = 0;
  parts.forEach((part, row) => (ends[row] = end += part.length));
  return { bytes: new Uint8Array(Buffer.concat(parts, end)), ends };
};
