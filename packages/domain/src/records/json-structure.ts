/** The size of the value that parsing a JSON text would create. */
export interface JsonStructure {
  /** Levels of nesting. */
  readonly depth: number;
  /** Upper bound of the number of values, counted by separators. */
  readonly values: number;
}

/** Accepted levels of nesting. `JSON.parse` accepts 100,000, but recursive code then overflows the stack. */
export const MAX_DEPTH = 64;
/** Accepted number of values of one JSON text: a value of three bytes may take a hundred bytes once parsed. */
export const MAX_VALUES = 100_000;

const [QUOTE, BACKSLASH, COMMA] = [0x22, 0x5c, 0x2c];
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];

/**
 * Scans JSON text in UTF-8 without parsing it, ignoring the content of strings. Linear time; does not throw for any
 * bytes.
 */
export const structureOf = (bytes: Uint8Array): JsonStructure => {
  let level = 0;
  let depth = 0;
  let values = 1;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === QUOTE) {
      for (at += 1; at < bytes.length && bytes[at] !== QUOTE; at += 1) if (bytes[at] === BACKSLASH) at += 1;
    } else if (byte === COMMA) values += 1;
    else if (byte === OPEN_OBJECT || byte === OPEN_LIST) {
      values += 1;
      level += 1;
      if (level > depth) depth = level;
    } else if (byte === CLOSE_OBJECT || byte === CLOSE_LIST) level -= 1;
  }
  return { depth, values };
};

/** Returns whether parsing the text would create too many values. A text shorter than that many bytes cannot. */
export const holdsTooManyValues = (bytes: Uint8Array): boolean =>
  bytes.length > MAX_VALUES && structureOf(bytes).values > MAX_VALUES;
