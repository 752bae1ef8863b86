const REDACTED = 'REDACTED';

/** Returns the text with each of these forms of a secret replaced. `forms`: the longest first. */
export const concealText = (text: string, forms: readonly string[]): string =>
  forms.reduce((shown, form) => shown.replaceAll(form, REDACTED), text);

/**
 * Yields the bytes with each of these forms of a secret replaced, also one that is spread over chunks. Holds back fewer
 * bytes than the longest form has. The time is linear in the bytes, for each form.
 */
export async function* concealChunks(
  chunks: AsyncIterable<Uint8Array>,
  forms: readonly string[],
): AsyncGenerator<Uint8Array> {
  const patterns = forms.map((form) => Buffer.from(form));
  const longest = Math.max(...patterns.map(({ length }) => length));
  let held: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks) {
    const { clean, rest } = concealed(Buffer.concat([held, chunk]), patterns, longest);
    held = rest;
    if (clean.length > 0) yield clean;
  }
  const { clean } = concealed(held, patterns, 0);
  if (clean.length > 0) yield clean;
}

/**
 * Replaces the patterns in the bytes. `rest`: bytes at the end that may belong to a match that is not whole yet;
 * `longest`: length of the longest pattern, or 0 if no bytes follow.
 */
const concealed = (
  bytes: Buffer,
  patterns: readonly Buffer[],
  longest: number,
): { readonly clean: Buffer; readonly rest: Buffer } => {
  const pieces: Buffer[] = [];
  // Where each pattern occurs next: searched again only once that place is passed.
  const places = patterns.map((pattern) => found(bytes, pattern, 0));
  let from = 0;
  for (;;) {
    const first = Math.min(...places);
    // A longer pattern may begin at the same place, or before it, and not be whole yet.
    const settled = longest === 0 ? bytes.length : Math.max(from, bytes.length - longest + 1);
    if (first >= settled) {
      pieces.push(bytes.subarray(from, settled));
      return { clean: Buffer.concat(pieces), rest: bytes.subarray(settled) };
    }
    const pattern = patterns[places.indexOf(first)]!;
    pieces.push(bytes.subarray(from, first), Buffer.from(REDACTED));
    from = first + pattern.length;
    for (const [at, place] of places.entries()) if (place < from) places[at] = found(bytes, patterns[at]!, from);
  }
};

const found = (bytes: Buffer, pattern: Buffer, from: number): number => {
  const place = bytes.indexOf(pattern, from);
  return place === -1 ? Infinity : place;
};
