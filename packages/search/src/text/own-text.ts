/**
 * V8 represents a substring of this many characters or more as a view, which keeps the whole original text in memory.
 */
const VIEW_LENGTH = 13;

/**
 * Returns a copy of the text for long-term storage, which does not keep the longer text in memory that it was cut from.
 */
export const ownText = (text: string): string =>
  text.length < VIEW_LENGTH ? text : Buffer.from(text, 'utf16le').toString('utf16le');
