/** What parsing JSON text would come to. */
export interface JsonStructure {
  /** Levels of nesting. */
  readonly depth: number;
  /** At most so many values, counted by what parts them. */
  readonly values: number;
}

/** Levels of nesting that are accepted. `JSON.parse` alone takes 100,000, and what walks its result then dies. */
export const MAX_DEPTH = 64;
/** Values of one JSON text that are accepted: parsed, a value of three bytes takes up to a hundred. */
export const MAX_VALUES = 100_000;

const [QUOTE, BACKSLASH, COMMA] = [0x22, 0x5c, 0x2c];
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];

/** Looks at JSON text in UTF-8 without parsing it; what stands within strings is left out. Linear, and total on any bytes. */
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

/** Whether parsing the text would make more values than are accepted; fewer bytes than that cannot. */
export const holdsTooManyValues = (bytes: Uint8Array): boolean =>
  bytes.length > MAX_VALUES && structureOf(bytes).values > MAX_VALUES;
