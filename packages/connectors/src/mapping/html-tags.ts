import { defined } from '@moisson/kernel';

/** A piece of a text that may contain HTML. */
export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'tag'; readonly name: string; readonly closes: boolean; readonly href?: string };

/** Elements after which a new line begins. */
export const BLOCKS: ReadonlySet<string> = new Set(
  (
    'address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 ' +
    'h5 h6 header hgroup hr html legend li main menu nav ol option p pre section summary table tbody td tfoot th thead tr ul caption'
  ).split(' '),
);
const INLINE = new Set(
  (
    'a abbr acronym area audio b base basefont bdi bdo big br button canvas cite code col colgroup data datalist del dfn em embed font ' +
    'frame frameset i img input ins kbd label link map mark meta meter nobr noframes noscript optgroup output param picture progress q ' +
    'rp rt ruby s samp select small source span strike strong sub sup textarea time track tt u var video wbr blink marquee'
  ).split(' '),
);
/** Elements whose content is not shown to people. */
const UNSEEN = new Set([
  'script',
  'style',
  'head',
  'title',
  'template',
  'svg',
  'math',
  'iframe',
  'object',
  'applet',
  'xml',
]);
/** Attributes that may have no value. Any other word without a value is prose ("a<b et c>d"). */
const BARE = new Set(
  'allowfullscreen checked compact controls disabled hidden ismap itemscope loop multiple muted noshade nowrap open readonly required reversed selected'.split(
    ' ',
  ),
);

/** `<https://…>` and `<a@b.ca>`: addresses as in Markdown and e-mail. */
const ADDRESS = /<((?:https?|ftps?|mailto):[^\s<>]*|[^\s<>@"']+@[^\s<>@"']+)>/iy;
const BEGINS_MARKUP = /[a-z0-9._/]/i;
const NAME = /<(\/?)([a-z][a-z0-9]*(?::[a-z][a-z0-9]*)?)(?=[\s/>])/iy;
const ATTRIBUTE = /\s+([^\s"'<>/=]+)(\s*=\s*)?/y;
const BARE_VALUE = /[^\s"'<>=`]+/y;
const TAG_END = /\s*(?:\/\s*)?>/y;

/**
 * Splits a text into text and HTML tags. A "<" that does not start a tag is text: tags are only elements of HTML, or
 * names with a prefix (`o:p`), with attributes in the syntax of HTML. Comments, declarations and invisible content
 * (scripts, styles) are dropped. One pass in linear time, also for hostile text.
 */
export const piecesOf = (text: string): readonly Piece[] => new Cutter(text).cut();

class Cutter {
  readonly #text: string;
  readonly #pieces: Piece[] = [];
  /** End tags that were searched and not found: they do not occur further on either, so they are not searched again. */
  readonly #absent = new Set<string>();

  constructor(text: string) {
    this.#text = text;
  }

  cut(): readonly Piece[] {
    const text = this.#text;
    let from = 0;
    for (let at = text.indexOf('<'); at !== -1;) {
      const end = this.#markup(at, from);
      if (end !== undefined) from = end;
      at = text.indexOf('<', end ?? at + 1);
    }
    this.#keep(text.slice(from));
    return this.#pieces;
  }

  /**
   * Consumes the markup at the "<" at `at`, with the text from `from` before it. Returns its end, or undefined if it is
   * text.
   */
  #markup(at: number, from: number): number | undefined {
    const text = this.#text;
    const next = text[at + 1];
    if (next === '!' || next === '?') {
      const end = this.#declarationEnd(at);
      if (end !== undefined) this.#keep(text.slice(from, at));
      return end;
    }
    if (next === undefined || !BEGINS_MARKUP.test(next)) return undefined;
    const address = matchAt(ADDRESS, text, at);
    if (address !== null) {
      this.#keep(text.slice(from, at));
      this.#keep(address[1]!.replace(/^mailto:/i, ''));
      return at + address[0].length;
    }
    const tag = this.#tag(at);
    if (tag === undefined) return undefined;
    this.#keep(text.slice(from, at));
    this.#pieces.push(tag.piece);
    return UNSEEN.has(tag.piece.name) && !tag.piece.closes ? this.#afterElement(tag.piece.name, tag.end) : tag.end;
  }

  #keep(text: string): void {
    if (text !== '') this.#pieces.push({ kind: 'text', text });
  }

  #declarationEnd(at: number): number | undefined {
    const text = this.#text;
    if (text.startsWith('<!--', at)) return this.#after('-->', at + 4);
    return /[a-z[?]/i.test(text[at + 2] ?? '') ? this.#after('>', at + 2) : undefined;
  }

  #after(mark: string, from: number): number | undefined {
    if (this.#absent.has(mark)) return undefined;
    const found = this.#text.indexOf(mark, from);
    if (found !== -1) return found + mark.length;
    this.#absent.add(mark);
    return undefined;
  }

  /** Returns the position after the end tag of an element, or after its start tag if it has no end tag. */
  #afterElement(name: string, from: number): number {
    if (this.#absent.has(name)) return from;
    const endTag = new RegExp(`</${name}\\b[^<>]*>`, 'gi');
    endTag.lastIndex = from;
    if (endTag.exec(this.#text) !== null) return endTag.lastIndex;
    this.#absent.add(name);
    return from;
  }

  #tag(at: number): { piece: Extract<Piece, { kind: 'tag' }>; end: number } | undefined {
    const text = this.#text;
    const start = matchAt(NAME, text, at);
    if (start === null) return undefined;
    const name = start[2]!.toLowerCase();
    if (!name.includes(':') && !BLOCKS.has(name) && !INLINE.has(name) && !UNSEEN.has(name)) return undefined;
    let end = at + start[0].length;
    let href: string | undefined;
    for (;;) {
      const close = matchAt(TAG_END, text, end);
      if (close !== null) {
        const piece = { kind: 'tag' as const, name, closes: start[1] !== '', ...defined({ href }) };
        return { piece, end: end + close[0].length };
      }
      const attribute = matchAt(ATTRIBUTE, text, end);
      if (attribute === null) return undefined;
      end += attribute[0].length;
      const attributeName = attribute[1]!.toLowerCase();
      if (attribute[2] === undefined) {
        if (!BARE.has(attributeName)) return undefined;
        continue;
      }
      const value = this.#value(end);
      if (value === undefined) return undefined;
      end += value.length;
      if (attributeName === 'href') href = value.replace(/^["']|["']$/g, '');
    }
  }

  /** Returns an attribute's value with its quotes. */
  #value(at: number): string | undefined {
    const quote = this.#text[at];
    if (quote !== '"' && quote !== "'") return matchAt(BARE_VALUE, this.#text, at)?.[0];
    const end = this.#after(quote, at + 1);
    return end === undefined ? undefined : this.#text.slice(at, end);
  }
}

const matchAt = (sticky: RegExp, text: string, at: number): RegExpExecArray | null => {
  sticky.lastIndex = at;
  return sticky.exec(text);
};
