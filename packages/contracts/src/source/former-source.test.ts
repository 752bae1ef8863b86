import { expect, test } from '@jest/globals';
import { baselineText, readSource } from './former-source.ts';

const stored = (more: object): object => ({
  ...{ id: 'a', protocol: 'ckan', endpoint: 'https://a.example', schedule: '0 * * * *', state: 'active' },
  ...{ stateSince: '2026-11-24T12:00:00Z', createdAt: '2026-11-24T12:00:00Z', updatedAt: '2026-11-24T12:00:00Z' },
  ...more,
});

test.each([
  [{ privateRecords: 'publish' }, {}, ['https://a.example', null]],
  [{ filter: 'x', privateRecords: 'publish' }, { filter: 'x' }, ['https://a.example', 'x']],
  [{ privateRecords: 'withhold' }, { privateRecords: 'withhold' }, ['https://a.example', null, 'withhold']],
  [
    { filter: 'x', privateRecords: 'withhold' },
    { filter: 'x', privateRecords: 'withhold' },
    ['https://a.example', 'x', 'withhold'],
  ],
])('a stored source with %j has the options %j, and the baseline that it had', (former, options, baseline) => {
  const source = readSource(stored(former));
  expect(source).toMatchObject({ options });
  expect(source).not.toHaveProperty('privateRecords');
  expect(JSON.parse(baselineText(source))).toEqual(baseline);
  expect(readSource(JSON.parse(JSON.stringify(source)))).toEqual(source);
});

test('another option makes another baseline, and the stored order of options does not matter', () => {
  const of = (options: object): string => baselineText(readSource(stored({ options })));
  expect(of({ a: '1', b: '2' })).toBe(of({ b: '2', a: '1' }));
  expect(new Set([{ a: '1' }, { b: '1' }, {}, { filter: '1' }].map(of)).size).toBe(4);
});

test('a source with an unknown protocol is read as stored', () => {
  expect(readSource(stored({ protocol: 'gopher', options: { menu: 1 } }))).toMatchObject({ protocol: 'gopher' });
});
