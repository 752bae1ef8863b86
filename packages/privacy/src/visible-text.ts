import { decodeHTML } from 'entities';

/** Rounds of decoding: `%2540` and `&amp;#64;` need two. */
const MAX_ROUNDS = 3;

/**
 * An entity, percent-encoded bytes, an escape of JSON or JavaScript, zero-width characters, or a tag without meaning.
 */
const CODED =
  /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]\w{1,30});?|(?:%[\da-f]{2})+|\\u[\da-f]{4}|\\["'/nrt]|\p{Cf}+|<\/?(?:b|em|i|s|small|span|strong|u|wbr)\/?>|<!--[^<>@]{0,100}-->/giu;
const MAY_BE_CODED = /[&%\\<]|\p{Cf}/u;

/** A text as its reader sees it, with the position of each part in the original text. Linear time. */
export class VisibleText {
  readonly text: string;
  readonly #rounds: readonly Decoded[];

  constructor(written: string) {
    const rounds: Decoded[] = [];
    let text = written;
    while (rounds.length < MAX_ROUNDS && MAY_BE_CODED.test(text)) {
      const decoded = new Decoded(text);
      if (decoded.text === text) break;
      rounds.push(decoded);
      text = decoded.text;
    }
    this.text = text;
    this.#rounds = rounds.reverse();
  }

  /**
   * Returns the range in the original text of the part from `from` to before `to`. Characters that were decoded
   * together are included whole.
   */
  written(from: number, to: number): readonly [number, number] {
    return this.#rounds.reduce<readonly [number, number]>((at, round) => round.written(...at), [from, to]);
  }
}

/** One round of decoding. */
class Decoded {
  readonly text: string;
  /**
   * For each decoded unit, in ascending order: its start and end in the decoded text, then its start and end in the
   * original text.
   */
  readonly #units: number[] = [];

  constructor(written: string) {
    let text = '';
    let end = 0;
    for (const { 0: unit, index } of written.matchAll(CODED)) {
      text += written.slice(end, index);
      const start = text.length;
      text += decoded(unit);
      end = index + unit.length;
      this.#units.push(start, text.length, index, end);
    }
    this.text = text + written.slice(end);
  }

  written(from: number, to: number): readonly [number, number] {
    return [this.#start(from), this.#end(to)];
  }

  #start(at: number): number {
    const unit = this.#lastUnit((start) => start <= at);
    if (unit < 0) return at;
    const [, end, writtenStart, writtenEnd] = this.#units.slice(unit, unit + 4) as [number, number, number, number];
    return at < end ? writtenStart : writtenEnd + at - end;
  }

  #end(at: number): number {
    const unit = this.#lastUnit((start) => start < at);
    if (unit < 0) return at;
    const [, end, , writtenEnd] = this.#units.slice(unit, unit + 4) as [number, number, number, number];
    return at <= end ? writtenEnd : writtenEnd + at - end;
  }

  /** Returns the index of the last unit whose start satisfies the condition, or -1. */
  #lastUnit(before: (start: number) => boolean): number {
    let [low, high] = [0, this.#units.length / 4];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (before(this.#units[4 * middle]!)) low = middle + 1;
      else high = middle;
    }
    return 4 * (low - 1);
  }
}

const decoded = (unit: string): string => {
  if (unit.startsWith('&')) return decodeHTML(unit);
  if (unit.startsWith('%')) return Buffer.from(unit.replaceAll('%', ''), 'hex').toString();
  if (/^\\u/i.test(unit)) return String.fromCharCode(Number.parseInt(unit.slice(2), 16));
  if (unit.startsWith('\\')) return /["'/]/.test(unit[1]!) ? unit[1]! : '\n';
  return '';
};
