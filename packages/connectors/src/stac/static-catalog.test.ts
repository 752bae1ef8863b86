import { expect, test } from '@jest/globals';
import { aSource } from '@moisson/testkit';
import { readExample } from '../conformance/read-example.ts';
import { stac } from './index.ts';

const ROOT = 'https://a.ca/stac/catalog.json';
const source = aSource({ protocol: 'stac', endpoint: ROOT });

const node = (type: 'Catalog' | 'Collection', id: string, children: readonly string[] = []) => ({
  ...{ type, id, stac_version: '1.0.0', description: id, title: id },
  links: children.map((href) => ({ rel: 'child', href })),
});

/** Reads a static catalogue whose documents are given by their paths. */
const reading = async (documents: Readonly<Record<string, unknown>>) => {
  const { records, completeness } = await readExample(
    stac,
    source,
    {
      endpoint: ROOT,
      answer: ({ pathname }) =>
        documents[pathname] === undefined ? undefined : { body: JSON.stringify(documents[pathname]) },
    },
    0,
  );
  return {
    ids: records.map((bytes) => (JSON.parse(Buffer.from(bytes).toString()) as { id: string }).id).sort(),
    isWhole: completeness.evidence.every(({ holds }) => holds),
    problems: completeness.problems.map(({ code }) => code),
    records,
  };
};

test('collections at any level are read once each, although the catalogue loops', async () => {
  const { ids, isWhole, problems } = await reading({
    '/stac/catalog.json': node('Catalog', 'racine', ['a/catalog.json', './c.json', 'https://a.ca/stac/c.json#x']),
    '/stac/a/catalog.json': node('Catalog', 'a', ['../catalog.json', 'b.json']),
    '/stac/a/b.json': node('Collection', 'b', ['../c.json']),
    '/stac/c.json': node('Collection', 'c'),
  });
  expect({ ids, isWhole, problems }).toEqual({ ids: ['b', 'c'], isWhole: true, problems: [] });
});

test.each([
  ['is on another site', 'https://b.ca/c.json'],
  ['is missing', './nulle-part.json'],
  ['is no STAC document', './autre.json'],
  ['has no address', ''],
])('a part that %s makes the list incomplete, and the others are read', async (_, href) => {
  const { ids, isWhole, problems } = await reading({
    '/stac/catalog.json': node('Catalog', 'racine', [href, 'c.json']),
    '/stac/c.json': node('Collection', 'c'),
    '/stac/autre.json': { error: 'non' },
  });
  expect({ ids, isWhole, problems }).toEqual({ ids: ['c'], isWhole: false, problems: ['paging.next-not-read'] });
});

test('a first document that is no STAC document is an error', async () => {
  await expect(reading({ '/stac/catalog.json': { dataset: [] } })).rejects.toMatchObject({
    code: 'body.unexpected-shape',
  });
});

test('a catalogue without end is read up to its limit of levels', async () => {
  const levels = Array.from({ length: 30 }, (_, at) => [
    `/stac/${at}.json`,
    node('Collection', `${at}`, [`${at + 1}.json`]),
  ]);
  const { ids, isWhole } = await reading({
    '/stac/catalog.json': node('Catalog', 'racine', ['0.json']),
    ...(Object.fromEntries(levels) as Record<string, unknown>),
  });
  expect({ length: ids.length, isWhole }).toEqual({ length: 20, isWhole: false });
});

test('relative addresses of a collection start from its document', async () => {
  const collection = { ...node('Collection', 'c'), assets: { tif: { href: './c/d.tif', roles: ['data'] } } };
  const { records } = await reading({
    '/stac/catalog.json': node('Catalog', 'racine', ['x/c.json']),
    '/stac/x/c.json': collection,
  });
  const { given, record } = stac.format.parse(records[0]!);
  const { dataset } = stac.map(record, stac.keyOf(given, source)!, source);
  expect(dataset.distribution.map(({ accessURL }) => accessURL)).toEqual(['https://a.ca/stac/x/c/d.tif']);
  expect(stac.one!(given, source)!.request.url).toBe('https://a.ca/stac/x/c.json');
});
