/** Units which, repeated, are the worst case of patterns and loops. */
export const HOSTILE_UNITS: readonly string[] = [
  ...[
    'a',
    'a@',
    '@',
    'a.',
    '.',
    '-',
    '_',
    '+',
    'a@a.',
    '@a.ca ',
    '"@',
    '"a"@',
    'é',
    'É',
    'Σ',
    '1-',
    '12',
    '2026-01-01T',
  ],
  ...[
    '(',
    '((((',
    '[[[](((',
    '{',
    '{{a',
    ')',
    ']',
    '<',
    '<a',
    '<a href=',
    '<!--',
    '<b>',
    '</',
    '<p>a',
    '<div>',
    '<li>',
  ],
  ...[
    '&',
    '&#',
    '&#x',
    '&#64',
    '&#64;',
    '&amp;',
    '&amp',
    '&commat;',
    '&a',
    '%',
    '%2',
    '%25',
    '%40',
    '%c3%a9',
    '\\',
    '\\u',
    '\\u0040',
  ],
  ...[
    '(at)',
    '(at',
    ' at ',
    ' arobase ',
    ' dot ',
    'a (dot) ',
    'a@a (dot) ',
    ' ',
    '\n',
    '\t',
    ' \n',
    'a ',
    ' a',
    ',',
    ';',
    ':',
  ],
  ...[
    '"',
    '\\"',
    "'",
    '’',
    '/',
    '//',
    'https://',
    'http://a.ca/',
    'https://a',
    '/../',
    '?a=',
    '#',
    '$&',
    '$1',
    '{seen}',
    '\0',
  ],
  ...[
    '\u0300',
    '\u0300\u0316',
    '\u0316\uff9e',
    'e\u0301',
    '\u200b',
    '\u00ad',
    'a\u200b',
    '\ufeff',
    'Ã©',
    'Ã',
    '\u00c3\u00a9',
    'â€™',
  ],
  ...[
    '😀',
    '👩‍👩‍👧',
    '\ud800',
    '\udc00',
    'a\ud83d',
    '\ufffd',
    '\ufffdd800',
    'ﷺ',
    '½',
    'œ',
    'ß',
    '＠',
    '李',
    'เ',
    '１',
    '．',
    '。',
  ],
];

/** Milliseconds of CPU time below which growth is not judged: a garbage collection on a busy machine may take that long. */
const FLOOR_MS = 100;
/** A text four times as long takes four times as long in linear time, 16 times in quadratic time. */
const MAX_GROWTH = 9;
const TRIES = 8;

/**
 * Returns undefined if work on a text of four times the length takes roughly four times as long at most; else both times. The best of
 * several tries counts.
 */
export const superLinear = (work: (size: number) => unknown, size: number): string | undefined => {
  let [short, long] = [Infinity, Infinity];
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    long = Math.min(
      long,
      timed(() => work(4 * size)),
    );
    if (long <= FLOOR_MS) return undefined;
    short = Math.min(
      short,
      timed(() => work(size)),
    );
    if (long <= MAX_GROWTH * short) return undefined;
  }
  return `${size}: ${short.toFixed(1)} ms, ${4 * size}: ${long.toFixed(1)} ms`;
};

/** CPU time, not elapsed time: on a busy machine the same work takes longer. */
const timed = (work: () => unknown): number => {
  const before = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
};

/** Returns a unit repeated up to `length` UTF-16 units, flat in memory. */
export const repeated = (unit: string, length: number): string =>
  Buffer.from(unit.repeat(Math.max(1, Math.floor(length / unit.length))), 'utf16le').toString('utf16le');
