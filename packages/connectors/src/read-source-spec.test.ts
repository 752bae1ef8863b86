import { expect, test } from '@jest/globals';
import { InvalidInput } from '@moisson/kernel';
import { protocols, readSources, readSourceSpec } from './index.ts';

const spec = (more: object = {}): object => ({ id: 'a', protocol: 'ckan', endpoint: 'https://a.example', ...more });
const faultsOf = (read: () => unknown): string[] => {
  try {
    read();
  } catch (error) {
    if (error instanceof InvalidInput) return error.faults.map(({ path, detail }) => `${path.join('.')}: ${detail.fr}`);
    throw error;
  }
  return [];
};

test.each(protocols.map(({ name }) => name))('a source of %s may have no options', (protocol) => {
  expect(readSourceSpec(spec({ protocol })).options).toEqual({});
});

test('an option may be under "options", or be a field of the source as in older versions', () => {
  for (const more of [
    { options: { filter: 'x', privateRecords: 'withhold' } },
    { filter: 'x', privateRecords: 'withhold' },
  ]) {
    const { options, ...rest } = readSourceSpec(spec(more));
    expect(options).toEqual({ filter: 'x', privateRecords: 'withhold' });
    expect(rest).not.toHaveProperty('filter');
  }
});

test('an option with its default value is the same as none', () => {
  expect(readSourceSpec(spec({ options: { privateRecords: 'publish' } })).options).toEqual({});
});

test('a parsed source is parsed again to the same value', () => {
  const read = readSourceSpec(spec({ filter: 'x' }));
  expect(readSourceSpec(read)).toEqual(read);
});

test.each([
  [
    'an unknown option',
    { options: { filtre: 'x' } },
    [/^options\.filtre: clé inconnue « filtre »; vouliez-vous dire filter\?$/],
  ],
  [
    'an option of another protocol',
    { protocol: 'opendatasoft', options: { privateRecords: 'withhold' } },
    [/^options\.privateRecords: clé inconnue/],
  ],
  ['a wrong type', { options: { filter: 3 } }, [/^options\.filter: un texte est attendu$/]],
  ['a value that it cannot have', { privateRecords: 'non' }, [/^privateRecords: .*publish/]],
  ['a credential', { options: { filter: 'apikey=secret123' } }, [/^options\.filter: .*identifiant secret/]],
  [
    'an option that is given twice',
    { filter: 'x', options: { filter: 'y' } },
    [/^filter: donnée aussi sous « options »/],
  ],
  [
    'an unknown protocol, in addition to other faults',
    { protocol: 'ftp', schedul: 'x', endpoint: 3 },
    [/^protocol: /, /^endpoint: /, /^schedul: .*schedule/],
  ],
])('%s is a fault with its path', (_name, more, faults) => {
  expect(faultsOf(() => readSourceSpec(spec(more)))).toEqual(faults.map((fault) => expect.stringMatching(fault)));
});

test('every source of a file is checked by its own protocol, and all faults are reported', () => {
  const sources = [
    spec(),
    spec({ id: 'B' }),
    spec({ id: 'c', protocol: 'constructor' }),
    spec({ options: { rows: 1 } }),
    3,
  ];
  expect(faultsOf(() => readSources({ sources })).map((fault) => fault.split(':')[0])).toEqual([
    'sources.1.id',
    'sources.2.protocol',
    'sources.3.options.rows',
    'sources.4',
  ]);
  expect(readSources({ sources: [] }).sources).toEqual([]);
});
