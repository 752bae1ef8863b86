import { expect, test } from '@jest/globals';
import type { Condition } from '@moisson/domain';
import fc from 'fast-check';
import { CkanError } from '../ckan-error.ts';
import { filterOf, queryOf } from './package-query.ts';

const NOW = new Date('2026-11-27T10:20:30.400Z');
const at = (text: string): number => Date.parse(text);
const org = (value: string): Condition => ({ facet: 'organization', value });
const any = (words: string): Condition => ({ words, in: 'any' });

test.each([
  ['organization:ville-de-laval', org('ville-de-laval')],
  ['organization:"ville-de-laval"', org('ville-de-laval')],
  [
    '(groups:transport OR groups:sante)',
    {
      any: [
        { facet: 'theme', value: 'transport' },
        { facet: 'theme', value: 'sante' },
      ],
    },
  ],
  ['organization:(a OR b)', { any: [org('a'), org('b')] }],
  ['-organization:x', { not: org('x') }],
  ['NOT organization:x', { not: org('x') }],
  ['!organization:x', { not: org('x') }],
  ['+organization:x -tags:y', { all: [org('x'), { not: { keyword: 'y' } }] }],
  ['tags:"eau potable"', { keyword: 'eau potable' }],
  ['tags:a\\:b\\ c', { keyword: 'a:b c' }],
  [
    'res_format:CSV && license_id:cc-by',
    {
      all: [
        { facet: 'format', value: 'CSV' },
        { facet: 'license', value: 'cc-by' },
      ],
    },
  ],
  ['title:vel*', { words: 'vel', in: 'title', as: 'beginning' }],
  ['title:"pistes cyclables"~2^3', { words: 'pistes cyclables', in: 'title', as: 'phrase' }],
  ['title:velo~1', { words: 'velo', in: 'title' }],
  ['notes:velo^2.5', { words: 'velo', in: 'body' }],
  ['text:(eau)', any('eau')],
  ['*:*', { all: [] }],
  ['*', { all: [] }],
  ['title:*', { all: [] }],
  ['state:active', { all: [] }],
  ['dataset_type:showcase', { any: [] }],
  ['name:B3C1', { id: 'B3C1' }],
  // Terms side by side join last: clients put a condition behind "a OR b".
  [
    'organization:a OR organization:b metadata_modified:[2026-11-26T09:20:30.123456Z TO *]',
    { all: [{ any: [org('a'), org('b')] }, { date: 'changedAt', from: at('2026-11-26T09:20:30.123Z') }] },
  ],
  ['organization:a OR organization:b AND tags:c', { any: [org('a'), { all: [org('b'), { keyword: 'c' }] }] }],
  [
    'metadata_created:[NOW-7DAYS TO NOW]',
    { date: 'firstSeenAt', from: at('2026-11-20T10:20:30.400Z'), before: NOW.getTime() + 1 },
  ],
  ['metadata_modified:[NOW/DAY-1MONTH TO *]', { date: 'changedAt', from: at('2026-10-27') }],
  ['metadata_modified:[2024 TO 2024-02}', { date: 'changedAt', from: at('2024-01-01'), before: at('2024-02-01') }],
  [
    'metadata_modified:{2024-01-31 TO 2024-02-29]',
    { date: 'changedAt', from: at('2024-02-01'), before: at('2024-03-01') },
  ],
  ['metadata_modified:2024-02', { date: 'changedAt', from: at('2024-02-01'), before: at('2024-03-01') }],
  ['metadata_modified:[* TO *]', { date: 'changedAt' }],
] as readonly (readonly [string, Condition])[])('the filter %s is understood', (text, expected) => {
  expect(filterOf(text, NOW)).toEqual(expected);
});

test.each([
  'inconnu:x',
  'constructor:x',
  'extras_source:x',
  'num_resources:[1 TO *]',
  'metadata_modified:[2024-02-31 TO *]',
  'metadata_modified:[NOW-999999YEARS TO *]',
  'metadata_modified:[hier TO *]',
  'organization:vil*',
  'tags:*',
  'title:/vel.*/',
  'title:v*lo',
  'title:vel?',
  'title:',
  'title:(velo',
  'velo)',
  'AND',
  'velo OR',
  '"velo',
  '[1 TO 2]',
  'title:[a TO b]',
  'organization:(title:a)',
  'a OR +b',
  '{!lucene}velo',
  `${'('.repeat(30)}a${')'.repeat(30)}`,
  Array.from({ length: 10_000 }, () => 'a').join(' OR '),
  Array.from({ length: 300 }, () => 'a').join(' '),
])('the filter %.40s is refused', (text) => {
  expect(() => filterOf(text, NOW)).toThrow(CkanError);
});

test.each([
  ['vélo laval', { text: 'vélo laval' }],
  ['vélo "pistes cyclables"', { text: 'vélo "pistes cyclables"' }],
  ['vélo AND organization:laval', { text: 'vélo', where: org('laval') }],
  ['organization:x AND -tags:y', { where: { all: [org('x'), { not: { keyword: 'y' } }] } }],
  ['vélo OR arbre', { where: { any: [any('vélo'), any('arbre')] } }],
  ['text:(vélo)', { text: 'vélo' }],
  ['*:*', { where: { all: [] } }],
  // No field is named: a text that is no query is words.
  ['l’eau (potable', { text: 'l’eau (potable' }],
  ['-', { text: '-' }],
  ['vélo -bixi', { text: 'vélo', where: { not: any('bixi') } }],
])('q=%s asks for words and conditions', (text, expected) => {
  expect(queryOf(text, NOW)).toEqual(expected);
});

test('any text is a query or is refused in bounded time, and never loses a filter that stands alone', () => {
  const part = fc.constantFrom(
    ...[
      'title:',
      'tags:',
      '(',
      ')',
      '"',
      '[',
      ']',
      ' TO ',
      '{',
      '}',
      ' AND ',
      ' OR ',
      ' NOT ',
      '-',
      '+',
      '*',
      '~',
      '^',
      '\\',
      ':',
      '/',
      '!',
    ],
    ...['a', 'vélo', ' ', 'NOW-1DAY', '2024-01-01', '&&', '||', '\u0000', '\ud800'],
  );
  const text = fc.oneof(
    fc.array(part, { maxLength: 40 }).map((parts) => parts.join('')),
    fc.string({ unit: 'binary' }),
  );
  fc.assert(
    fc.property(text, (given) => {
      for (const read of [filterOf, queryOf])
        try {
          const found = read(given, NOW);
          if (read === queryOf && given.trim() !== '') expect(found).not.toEqual({});
        } catch (error) {
          expect(error).toBeInstanceOf(CkanError);
        }
    }),
    { numRuns: 2000 },
  );
});
