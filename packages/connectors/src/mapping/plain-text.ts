import { cutText } from '@moisson/kernel';
import { decodeHTMLStrict } from 'entities';
import { BLOCKS, piecesOf, type Piece } from './html-tags.ts';
import { withoutInvisible } from './text.ts';

/** Longest text that is read, in characters; the rest is cut. */
export const MAX_MARKUP = 200_000;

/**
 * Returns the plain text of HTML, of Markdown with some HTML in it, or of plain text. Paragraphs, list items and table
 * rows become lines, cells are separated by " | ", a link keeps its address. Lines outside HTML blocks are unchanged.
 * Text that was escaped as a whole ("&lt;p&gt;…") is read as HTML.
 */
export const plainText = (given: string): string => {
  if (!MAY_HOLD_MARKUP.test(given)) return given;
  const read = cutText(given, MAX_MARKUP);
  const text = textOf(piecesOf(read), true);
  const escaped = !HOLDS_TAG.test(read) && HOLDS_BLOCK.test(text);
  return (escaped ? textOf(piecesOf(text), true) : text).trim();
};

/** Returns the plain text on one line, without the addresses of links: for titles and names. */
export const plainLine = (given: string): string => {
  const text = MAY_HOLD_MARKUP.test(given) ? textOf(piecesOf(cutText(given, MAX_MARKUP)), false) : given;
  if (!HOLDS_ODD_SPACE.test(text)) return text.trim();
  return text.replace(/[\s\u2028\u2029]+/g, (space) => (space === '\u00a0' || space === '\u202f' ? space : ' ')).trim();
};

const HOLDS_ODD_SPACE = /[\t-\r\u1680\u2000-\u200a\u2028\u2029\u205f\u3000]|[ \u00a0]{2}/;
const MAY_HOLD_MARKUP = /[<&]/;
const HOLDS_TAG = /<\/?[a-z!]/i;
const HOLDS_BLOCK = /^\s*<(?:p|div|ul|ol|table|h[1-6]|span|br|b|strong|em|i|a)\b/i;

const textOf = (pieces: readonly Piece[], keepsLinks: boolean): string => {
  const writer = new TextWriter(keepsLinks);
  for (const piece of pieces) {
    if (piece.kind === 'tag') writer.tag(piece);
    else writer.text(piece.text.includes('&') ? decoded(piece.text) : piece.text);
  }
  return writer.end();
};

const decoded = (text: string): string => withoutInvisible(decodeHTMLStrict(text));

/** Elements with a blank line around them; other blocks only start a new line. */
const PARAGRAPHS = new Set(['p', 'ul', 'ol', 'dl', 'table', 'blockquote', 'pre', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6']);
const CELLS = new Set(['td', 'th']);
const MAX_LISTS = 50;

interface Link {
  readonly href: string;
  /** Start of its text in the output. */
  readonly from: number;
}

class TextWriter {
  readonly #keepsLinks: boolean;
  readonly #parts: string[] = [];
  /** Line breaks to write before the next text. */
  #lines = 0;
  #space = false;
  /** Number of open blocks, and of open blocks that keep their lines. */
  #blocks = 0;
  #preformatted = 0;
  /**
   * Whether the current row has text, and whether a cell has just begun: the first of its row, or a later one, which
   * needs a separator.
   */
  #rowHasText = false;
  #cell: 'first' | 'next' | undefined;
  #afterBreak = false;
  #link: Link | undefined;
  /** The number of the next item of each open list; 0 for lists without numbers. */
  readonly #lists: number[] = [];

  constructor(keepsLinks: boolean) {
    this.#keepsLinks = keepsLinks;
  }

  text(text: string): void {
    if (this.#blocks > 0 && this.#preformatted === 0) this.#flow(text);
    else this.#asItIs(text);
  }

  tag({ name, closes, href }: Extract<Piece, { kind: 'tag' }>): void {
    if (name === 'br') {
      this.#lines = Math.min(2, this.#lines + 1);
      this.#afterBreak = true;
    } else if (name === 'a') {
      this.#endLink();
      if (!closes && href !== undefined) this.#link = { href, from: this.#parts.length };
    } else if (name === 'ul' || name === 'ol') this.#list(name, closes);
    else if (BLOCKS.has(name)) this.#block(name, closes);
  }

  end(): string {
    this.#endLink();
    return this.#parts.join('');
  }

  #list(name: string, closes: boolean): void {
    this.#block(name, closes);
    if (closes) this.#lists.pop();
    else if (this.#lists.length < MAX_LISTS) this.#lists.push(name === 'ol' ? 1 : 0);
  }

  #block(name: string, closes: boolean): void {
    if (name === 'pre') this.#preformatted = Math.max(0, this.#preformatted + (closes ? -1 : 1));
    if (name !== 'hr') this.#blocks = Math.max(0, this.#blocks + (closes ? -1 : 1));
    if (name === 'tr' || name === 'table') {
      this.#rowHasText = false;
      this.#cell = undefined;
    }
    if (CELLS.has(name)) this.#cellEdge(closes);
    // No line break at the start of a cell: the cell's own separator is enough.
    else if (this.#cell === undefined) this.#owe(this.#partsBy(name, closes));
    if (name === 'li' && !closes) this.#item();
  }

  #cellEdge(closes: boolean): void {
    if (this.#rowHasText) this.#lines = 0;
    this.#cell = closes ? undefined : this.#rowHasText ? 'next' : 'first';
  }

  /** Returns the number of line breaks around a block. A nested list is not a paragraph. */
  #partsBy(name: string, closes: boolean): number {
    const isInner = (name === 'ul' || name === 'ol') && this.#lists.length > (closes ? 1 : 0);
    return PARAGRAPHS.has(name) && !isInner ? 2 : 1;
  }

  #owe(lines: number): void {
    this.#lines = Math.max(this.#lines, lines);
  }

  #item(): void {
    const number = this.#lists.at(-1) ?? 0;
    if (this.#lists.length > 0 && number > 0) this.#lists[this.#lists.length - 1] = number + 1;
    this.#write(number > 0 ? `${number}. ` : '- ');
  }

  /** Writes text inside an HTML block, where white space only separates words. */
  #flow(text: string): void {
    const words = HOLDS_ODD_SPACE.test(text) ? text.replace(/[ \t\n\f\r]+/g, ' ').replace(/[ \u00a0]{2,}/g, ' ') : text;
    const bare = words.trim();
    this.#space ||= bare === '' ? words !== '' : words.startsWith(' ');
    if (bare === '') return;
    this.#write(
      words.startsWith(' ') || words.endsWith(' ')
        ? words.slice(words.startsWith(' ') ? 1 : 0, words.endsWith(' ') ? -1 : undefined)
        : words,
    );
    this.#space = words.endsWith(' ');
  }

  #asItIs(text: string): void {
    let kept = text.replace(/\r\n?/g, '\n');
    // The line break after a <br> is the same one.
    if (this.#afterBreak) kept = kept.replace(/^[ \t]*\n/, '');
    if (this.#lines > 0) {
      if (kept.trim() === '') return;
      kept = kept.replace(/^\n+/, '');
    } else if (kept.trim() === '' && this.#parts.length === 0) return;
    this.#write(kept);
  }

  #write(text: string): void {
    if (text === '') return;
    const isFirst = this.#parts.length === 0;
    if (this.#cell === 'next') this.#parts.push(' | ');
    else if (this.#lines > 0) {
      if (!isFirst) this.#parts.push('\n'.repeat(this.#lines));
    } else if (this.#space && !isFirst) this.#parts.push(' ');
    this.#lines = 0;
    this.#space = false;
    this.#cell = undefined;
    this.#afterBreak = false;
    this.#rowHasText = true;
    this.#parts.push(text);
  }

  /** Writes a link's address after its text, unless they are equal. */
  #endLink(): void {
    const link = this.#link;
    this.#link = undefined;
    if (link === undefined || !this.#keepsLinks) return;
    const address = decodeHTMLStrict(link.href).trim();
    if (address.length > 2000 || !/^(?:https?:\/\/|ftps?:\/\/|mailto:)\S+$/i.test(address)) return;
    const shown = /^mailto:/i.test(address) ? address.slice('mailto:'.length).split('?', 1)[0]! : address;
    const text = this.#parts.slice(link.from).join('').trim();
    if (bareAddress(text) === bareAddress(shown)) return;
    this.#write(text === '' ? shown : `${this.#space || this.#lines > 0 ? '' : ' '}(${shown})`);
  }
}

const bareAddress = (text: string): string =>
  text
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/\/$/, '');
