import { expect, test } from '@jest/globals';
import type { JsonObject } from '@moisson/domain';
import fc from 'fast-check';
import { jsonFormat } from './json-format.ts';

const parse = (text: string) => jsonFormat.parse(Buffer.from(text));
const codeOf = (text: string): unknown => {
  try {
    return parse(text);
  } catch (error) {
    return (error as { code?: string }).code;
  }
};

test('a record that is written and read again is unchanged', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      const { record } = parse(JSON.stringify(value));
      expect(jsonFormat.parse(jsonFormat.bytesOf(record)).record).toEqual(record);
    }),
  );
});

test('bytes that are not a record throw an error with the reason', () => {
  expect(codeOf('{"a":')).toBe('record.malformed');
  expect(codeOf('[1]')).toBe('record.not-an-object');
  expect(codeOf(`{"a":[${'1,'.repeat(100_001)}1]}`)).toBe('record.too-complex');
});

test('credentials are removed, and the key is read before text is repaired', () => {
  const { given, record, scrubbed } = parse('{"url":"https://moi:secret@a.ca/","id":"a\\ud800"}');
  expect(scrubbed).toBe(true);
  expect(given).toEqual({ url: 'https://a.ca/', id: 'a\ud800' });
  expect(record).toEqual({ url: 'https://a.ca/', id: 'a\ufffd' });
});

test('the canonical text does not depend on the order of fields or on volatile fields', () => {
  const text = (record: JsonObject): string => jsonFormat.canonicalText(record, new Set(['modified']));
  expect(text({ b: 1, a: 2, modified: 'x' })).toBe(text({ a: 2, modified: 'y', b: 1 }));
});
