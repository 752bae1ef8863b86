import { expect, test } from '@jest/globals';
import type { JsonObject } from '@moisson/domain';
import fc from 'fast-check';
import { countOf } from './offset-pages.ts';

const countIn = (json: string): number => countOf(JSON.parse(json) as JsonObject, 'count', 'http://a.ca');

test.each([
  ['{"count":0}', 0],
  ['{"count":12}', 12],
  ['{"count":12.0}', 12],
  ['{"count":1e3}', 1000],
  ['{"count":9007199254740991}', 9_007_199_254_740_991],
])('%s claims %d records', (json, count) => {
  expect(countIn(json)).toBe(count);
});

test.each([
  ...['-1', '-1e3', '12.5', '0.1', '1e-3', '1e999', '-1e999', '9007199254740992', '9007199254740993', '1e21', '1e308'],
  ...['true', 'false', 'null', '[]', '[5]', '["5"]', '[[5]]', '{}', '{"value":5}', '{"valueOf":5}', '{"length":5}'],
  ...[
    '""',
    '" "',
    '"12"',
    '" 12 "',
    '"12.0"',
    '"0"',
    '"-1"',
    '"0x10"',
    '"1e3"',
    '"0b11"',
    '"1_000"',
    '"1,000"',
    '"1 000"',
  ],
  ...['"NaN"', '"Infinity"', '"null"', '"beaucoup"', '"\\n"', '"१२"', '"１２"', '"12\\u0000"'],
])('a count that is %s is not accepted', (value) => {
  expect(() => countIn(`{"count":${value}}`)).toThrow(expect.objectContaining({ code: 'body.unexpected-shape' }));
});

test.each(['{}', '{"Count":5}', '{"total":5}', '{"__proto__":{"count":5}}'])('%s has no count', (json) => {
  expect(() => countIn(json)).toThrow(/"count" is no count of records: it is missing/);
});

test('only a whole JSON number is a count', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const isCount = typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
      if (isCount) expect(countOf({ count: value }, 'count', 'u')).toBe(value);
      else expect(() => countOf({ count: value as never }, 'count', 'u')).toThrow();
    }),
  );
});
