import { expect, test } from '@jest/globals';
import type { Json } from '@moisson/domain';
import { emailOf, readAddress, withoutCredentials } from './addresses.ts';
import { RecordReader } from './record-reader.ts';
import { bytesOf } from './sizes.ts';
import { isTemplate } from './text.ts';

const labels = (tags: Json): readonly [string[], string[]] => {
  const reader = new RecordReader({ tags });
  return [reader.labels('tags'), reader.findings.map(({ code }) => code)];
};
const ODD = 'field.item-unexpected';
test.each<readonly [Json, string[], string[]]>([
  [['a', null, 'b'], ['a', 'b'], [ODD]],
  [['a', {}, 'b'], ['a', 'b'], [ODD]],
  [['a', ['b'], true], ['a'], [ODD, ODD]],
  [[{ display_name: 'A', name: 'a' }, 'b', 5], ['A', 'b', '5'], []],
  [[{ name: 'a' }, { name: null }, { id: 'x' }], ['a'], [ODD, ODD]],
  ['a, b,c', ['a', 'b', 'c'], []],
  ['["a","b"]', ['a', 'b'], []],
  ['{"fr":["vélo"],"en":["bike"]}', ['vélo', 'bike'], []],
  [{ fr: ['vélo'], en: ['bike', null] }, ['vélo', 'bike'], [ODD]],
  [[{ fr: 'vélo', en: 'bike' }], ['vélo', 'bike'], []],
  [{ name: 'a' }, ['a'], []],
  [5, ['5'], []],
  [null, [], []],
  [['', '  ', 'a'], ['a'], []],
  [[{ '@value': 'a' }], ['a'], []],
])('the labels %j are %j, with %j', (given, expected, findings) => {
  expect(labels(given)).toEqual([expected, findings]);
});

test.each<readonly [Json, number, number]>([
  [[{ a: 1 }, null, { b: 2 }], 2, 1],
  [[{ a: 1 }, 'x', 5, [], true], 1, 4],
  [{ a: 1 }, 1, 0],
  ['[{"a":1},{"b":2}]', 2, 0],
  ['pas une liste', 0, 1],
  [[], 0, 0],
  [null, 0, 0],
  [[null, null], 0, 2],
  [[[{ a: 1 }]], 0, 1],
  [7, 0, 1],
])('of the objects %j, %d are read and %d are findings', (given, read, odd) => {
  const reader = new RecordReader({ resources: given });
  expect([reader.objects('resources').length, reader.findings.length]).toEqual([read, odd]);
});

test('an unreadable item stays in the extras under its position in the list', () => {
  const reader = new RecordReader({ tags: ['a', { x: 1 }, null] });
  reader.labels('tags');
  expect(reader.rest()).toEqual([{ key: 'tags[1]', value: '{"x":1}' }]);
});

test.each([
  ['https://e.invalid/a', { web: 'https://e.invalid/a', hadCredentials: false }],
  [' HTTP://E.invalid ', { web: 'http://e.invalid/', hadCredentials: false }],
  ['https://moi:secret@e.invalid/a', { web: 'https://e.invalid/a', hadCredentials: true }],
  ['https://moi@e.invalid/', { web: 'https://e.invalid/', hadCredentials: true }],
  ['ftp://e.invalid/a.zip', { text: 'ftp://e.invalid/a.zip', hadCredentials: false }],
  ['ftp://moi:secret@e.invalid/a.zip', { text: 'ftp://e.invalid/a.zip', hadCredentials: true }],
  ['javascript:alert(1)', { fault: 'not-web' }],
  ['data:text/html,x', { fault: 'not-web' }],
  ['file:///etc/passwd', { fault: 'not-web' }],
  ['e.invalid/a', { fault: 'not-web' }],
  [`https://e.invalid/${'a'.repeat(4000)}`, { fault: 'too-long' }],
  [`https://e.invalid/${'é'.repeat(1500)}`, { fault: 'too-long' }],
])('the address %.60j is %j', (given, reading) => {
  expect(readAddress(given)).toEqual(reading);
});

test.each([
  ['voir https://moi:secret@e.invalid/x', 'voir https://e.invalid/x'],
  ['https://moi:se@cret@e.invalid', 'https://e.invalid'],
  ['{"a":"ftp://u:p@h/"}', '{"a":"ftp://h/"}'],
  ['https://e.invalid/@moi', 'https://e.invalid/@moi'],
  ['écrire à a@e.invalid', 'écrire à a@e.invalid'],
  ['//'.repeat(2_000_000), '//'.repeat(2_000_000)],
  [`//${'a'.repeat(4_000_000)}`, `//${'a'.repeat(4_000_000)}`],
])('no password is left in %.50j', (given, text) => {
  expect(withoutCredentials(given)).toBe(text);
});

test('a password is removed everywhere: in links, texts, extras and findings', () => {
  const secret = 'https://moi:secret@e.invalid:99999/';
  const reader = new RecordReader({
    url: secret,
    notes: `Voir ${secret}`,
    autre: { a: [secret] },
    page: 'ftp://moi:secret@e.invalid',
  });
  const read = [reader.url('url'), reader.block('notes', 1000), reader.address('page'), reader.rest(), reader.findings];
  expect(JSON.stringify(read)).not.toContain('secret');
});

test.each([
  ['mailto:a@e.invalid', 'a@e.invalid'],
  ['MAILTO:a%40e.invalid?subject=x', undefined],
  ['a@e.invalid, b@e.invalid', 'a@e.invalid'],
  ['Jean <jean@e.invalid>', 'jean@e.invalid'],
  ['pas une adresse', undefined],
  ['@', undefined],
  ['a@b', undefined],
  [`${'a'.repeat(300)}@e.invalid`, undefined],
  ['<script>@e.invalid', undefined],
  ['a.b+c@sous.e.invalid', 'a.b+c@sous.e.invalid'],
])('the e-mail address in %.40j is %j', (given, email) => {
  expect(emailOf(given)).toBe(email);
});

test.each<readonly [Json, number | undefined]>([
  [48_760, 48_760],
  ['48760', 48_760],
  ['42 octets', 42],
  ['1,5 Mo', 1_500_000],
  ['3 KiB', 3072],
  ['2 GB', 2e9],
  ['', undefined],
  [null, undefined],
  [-1, undefined],
  ['grand', undefined],
  [1.5, undefined],
])('the size %j is %j bytes', (given, bytes) => {
  expect(bytesOf(new RecordReader({ size: given }), 'size')).toBe(bytes);
});

test.each([
  ['{{description}}', true],
  ['{{ description | safe }}', true],
  ['  {{a}} - {{b}} ', true],
  ['${notes}', true],
  ['{% include x %}', true],
  ['<%= notes %>', true],
  ['[[description]]', true],
  ['Voir {{lien}}', false],
  ['{pas un gabarit}', false],
  ['', false],
  ['a {{', false],
  ['{{'.repeat(2_000_000), false],
])('%.30j is an unfilled template: %j', (given, template) => {
  expect(isTemplate(given)).toBe(template);
});
