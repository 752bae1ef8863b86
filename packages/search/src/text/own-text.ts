/** V8 cuts a text of this many characters or more out of another as a view of it, which keeps the other in memory. */
const VIEW_LENGTH = 13;

/** The same text, to be kept for long: not a view of the longer one that it was cut out of. */
export const ownText = (text: string): string =>
  text.length < VIEW_LENGTH ? text : Buffer.from(text, 'utf16le').toString('utf16le');
