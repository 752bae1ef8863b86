import { refusedQuery } from '../ckan-error.ts';

/** A bound of a range; `*` is open. */
export interface RangeEnd {
  readonly text: string;
  readonly isIncluded: boolean;
}

/** A query in the part of Solr's syntax that clients of CKAN use. */
export type SolrQuery =
  | { readonly kind: 'all' }
  | { readonly kind: 'and' | 'or'; readonly of: readonly SolrQuery[] }
  | { readonly kind: 'not'; readonly of: SolrQuery }
  | {
      readonly kind: 'term';
      readonly field: string | undefined;
      readonly text: string;
      readonly as?: 'phrase' | 'beginning';
    }
  | { readonly kind: 'exists'; readonly field: string }
  | { readonly kind: 'range'; readonly field: string; readonly from: RangeEnd; readonly to: RangeEnd };

/** Maximum of characters, of terms, and of nested parentheses. */
const [MAX_LENGTH, MAX_TERMS, MAX_DEPTH] = [10_000, 256, 20];

type Token =
  | { readonly kind: '(' | ')' | 'AND' | 'OR' | 'NOT' | '+' | '-' | 'end' }
  | { readonly kind: 'field'; readonly name: string }
  | { readonly kind: 'word' | 'phrase'; readonly text: string }
  | { readonly kind: 'range'; readonly from: RangeEnd; readonly to: RangeEnd };

/**
 * Reads a query: `field:value`, phrases, `[a TO b]` and `{a TO b}`, AND, OR, NOT, `&&`, `||`, `+`, `-`, `!`, parentheses, `field:(a OR b)`, `word*`, `*:*`, and
 * backslashes. NOT binds closest, then AND, then OR; terms side by side must all hold, and join last: `a OR b c` is `(a OR b) AND c`. What makes a match
 * looser or more important (`~2`, `^3`) is read and has no effect. Throws a `CkanError` of the type `Search Error` for all else.
 */
export const parseSolr = (text: string): SolrQuery => {
  if (text.length > MAX_LENGTH) throw refusedQuery(`the query has more than ${MAX_LENGTH} characters`);
  const parser = new Parser(tokensOf(text));
  return parser.whole();
};

const RANGE = /([[{])\s*("[^"]*"|[^\s\]}"]+)\s+TO\s+("[^"]*"|[^\s\]}"]+)\s*([\]}])/y;
const PHRASE = /"((?:[^"\\]|\\.)*)"(?:[~^][\d.]*)*/sy;
const WORD = /(?:\\.|[^\s\\()[\]{}":])+/sy;
const OPERATORS: Readonly<Record<string, 'AND' | 'OR' | 'NOT'>> = {
  AND: 'AND',
  '&&': 'AND',
  OR: 'OR',
  '||': 'OR',
  NOT: 'NOT',
};

const tokensOf = (text: string): readonly Token[] => {
  const tokens: Token[] = [];
  let terms = 0;
  let at = 0;
  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    return pattern.exec(text);
  };
  while (at < text.length) {
    const sign = text[at]!;
    if (/\s/.test(sign)) {
      at += 1;
      continue;
    }
    if (sign === '(' || sign === ')') {
      tokens.push({ kind: sign });
      at += 1;
      continue;
    }
    if ((sign === '+' || sign === '-' || sign === '!') && /[^\s]/.test(text[at + 1] ?? ' ')) {
      tokens.push({ kind: sign === '!' ? 'NOT' : sign });
      at += 1;
      continue;
    }
    terms += 1;
    if (terms > MAX_TERMS) throw refusedQuery(`too many boolean clauses: the maximum is ${MAX_TERMS}`);
    if (sign === '[' || sign === '{') {
      const found = match(RANGE);
      if (found === null) throw cannotParse(text, at);
      const [whole, open, from, to, close] = found;
      tokens.push({
        kind: 'range',
        from: { text: unquoted(from!), isIncluded: open === '[' },
        to: { text: unquoted(to!), isIncluded: close === ']' },
      });
      at += whole.length;
      continue;
    }
    if (sign === '"') {
      const found = match(PHRASE);
      if (found === null) throw cannotParse(text, at);
      tokens.push({ kind: 'phrase', text: unescaped(found[1]!) });
      at += found[0].length;
      continue;
    }
    const found = match(WORD);
    if (found === null) throw cannotParse(text, at);
    const [word] = found;
    at += word.length;
    if (text[at] === ':') {
      at += 1;
      tokens.push({ kind: 'field', name: unescaped(word) });
      continue;
    }
    const operator = Object.hasOwn(OPERATORS, word) ? OPERATORS[word] : undefined;
    if (operator === undefined) tokens.push({ kind: 'word', text: word });
    else tokens.push({ kind: operator });
  }
  return tokens;
};

const unquoted = (text: string): string => text.replace(/^"([^]*)"$/, '$1');
const unescaped = (text: string): string => text.replace(/\\([^])/g, '$1');
const cannotParse = (text: string, at: number): Error =>
  refusedQuery(`Cannot parse '${text.slice(0, 200)}': it is not understood from character ${at + 1} on`);

const END: Token = { kind: 'end' };

class Parser {
  readonly #tokens: readonly Token[];
  #at = 0;
  #depth = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  whole(): SolrQuery {
    const query = this.#together(undefined);
    if (this.#next.kind !== 'end') throw refusedQuery("Cannot parse the query: a parenthesis ')' is not opened");
    return query;
  }

  get #next(): Token {
    return this.#tokens[this.#at] ?? END;
  }

  /** Terms side by side. */
  #together(field: string | undefined): SolrQuery {
    const parts: SolrQuery[] = [];
    while (this.#next.kind !== 'end' && this.#next.kind !== ')') parts.push(this.#either(field));
    if (parts.length === 0) throw refusedQuery('Cannot parse the query: a term is missing');
    return joined('and', parts);
  }

  #either(field: string | undefined): SolrQuery {
    const first = this.#at;
    const parts = [this.#both(field)];
    while (this.#next.kind === 'OR') {
      this.#at += 1;
      parts.push(this.#both(field));
    }
    if (parts.length > 1 && this.#tokens.slice(first, this.#at).some(({ kind }) => kind === '+'))
      throw refusedQuery("Cannot parse the query: '+' within OR is not supported, use AND and parentheses");
    return joined('or', parts);
  }

  #both(field: string | undefined): SolrQuery {
    const parts = [this.#signed(field)];
    while (this.#next.kind === 'AND') {
      this.#at += 1;
      parts.push(this.#signed(field));
    }
    return joined('and', parts);
  }

  #signed(field: string | undefined): SolrQuery {
    let isNot = false;
    for (;;) {
      const { kind } = this.#next;
      if (kind === 'NOT' || kind === '-') isNot = !isNot;
      else if (kind !== '+') break;
      this.#at += 1;
    }
    const found = this.#clause(field);
    return isNot ? { kind: 'not', of: found } : found;
  }

  #clause(field: string | undefined): SolrQuery {
    const token = this.#next;
    this.#at += 1;
    switch (token.kind) {
      case 'field':
        if (field !== undefined) throw refusedQuery(`Cannot parse the query: ${token.name} within ${field}`);
        if (this.#next.kind === 'field') throw refusedQuery(`Cannot parse the query: ${token.name} has no value`);
        return this.#clause(token.name);
      case '(': {
        this.#depth += 1;
        if (this.#depth > MAX_DEPTH) throw refusedQuery(`parentheses are nested deeper than ${MAX_DEPTH}`);
        const inner = this.#together(field);
        if (this.#next.kind !== ')') throw refusedQuery("Cannot parse the query: a parenthesis '(' is not closed");
        this.#at += 1;
        this.#depth -= 1;
        return inner;
      }
      case 'range':
        if (field === undefined) throw refusedQuery('Cannot parse the query: a range without a field');
        return { kind: 'range', field, from: token.from, to: token.to };
      case 'phrase':
        return { kind: 'term', field, text: token.text, as: 'phrase' };
      case 'word':
        return termOf(token.text, field);
      default:
        throw refusedQuery(
          `Cannot parse the query: a term is missing${token.kind === 'end' ? ' at its end' : ` before ${token.kind}`}`,
        );
    }
  }
}

const joined = (kind: 'and' | 'or', parts: readonly SolrQuery[]): SolrQuery =>
  parts.length === 1 ? parts[0]! : { kind, of: parts };

/** Returns a term without what makes it looser or more important: `word~2`, `word^3`. */
const withoutWeight = (term: string): string => {
  const at = term.search(/(?<=[^\\])[~^]/);
  return at > 0 && /^[~^\d.]+$/.test(term.slice(at)) ? term.slice(0, at) : term;
};

const termOf = (written: string, field: string | undefined): SolrQuery => {
  const word = withoutWeight(written);
  if (word === '*') {
    if (field === undefined || field === '*') return { kind: 'all' };
    return { kind: 'exists', field };
  }
  if (word.startsWith('/') && field !== undefined) throw refusedQuery('regular expressions are not supported');
  const isBeginning = /(?<!\\)\*$/.test(word);
  const bare = isBeginning ? word.slice(0, -1) : word;
  if (/(?<!\\)[*?]/.test(bare) && (field !== undefined || bare.includes('*')))
    throw refusedQuery(`the wildcards of '${word.slice(0, 100)}' are not supported: only word* is`);
  const text = unescaped(bare);
  return { kind: 'term', field, text, ...(isBeginning ? { as: 'beginning' } : {}) };
};
