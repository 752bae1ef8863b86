import { expect, test } from '@jest/globals';
import { isComplete, type JsonObject, type SourceFetch } from '@moisson/domain';
import { MoissonError } from '@moisson/kernel';
import { aSource } from '@moisson/testkit';
import { readSourceSpec } from '../read-source-spec.ts';
import { connectors } from '../registered.ts';
import { readAs } from '../testing/read-as.ts';

const SITE = 'https://moisson.example';
const protocol = connectors['moisson'];
const source = aSource({ protocol: 'moisson', endpoint: SITE });

const read = async (answer: (url: URL) => unknown, more: object = {}) => {
  const asked: string[] = [];
  const send: SourceFetch['send'] = async ({ url }) => {
    asked.push(url.replace(SITE, ''));
    const given = answer(new URL(url));
    if (given === 400) throw new MoissonError('fetch.unexpected-status', { url, status: 400 }, { retryable: true });
    const chunks = (async function* () {
      yield Buffer.from(JSON.stringify(given ?? {}));
    })();
    const status = given === undefined ? 404 : 200;
    return { status, url, contentType: undefined, validators: {}, leave: () => undefined, chunks };
  };
  const reading = protocol.pages({
    source: { ...source, ...more },
    fetch: { send },
    signal: new AbortController().signal,
  });
  const records: JsonObject[] = [];
  let step = await reading.next();
  for (; step.done !== true; step = await reading.next())
    records.push(...step.value.records.map((bytes) => JSON.parse(String(bytes)) as JsonObject));
  return { records, asked, claimed: step.value.claimed, complete: isComplete(step.value.evidence) };
};

const dataset = (id: string, ...sourceIds: string[]): JsonObject => ({
  id,
  title: { fr: `Jeu ${id}` },
  records: sourceIds.map((sourceId) => ({ sourceId, recordKey: `k-${id}`, run: 3 })),
});
const SOURCES = [
  { id: 'ville', endpoint: 'https://ville.example', protocol: 'ckan' },
  { id: 'autre', endpoint: 'https://autre.example', protocol: 'moisson' },
];

test('each dataset is given the endpoint, the protocol and the key of the records that it was merged from', async () => {
  const { records } = await read(({ pathname }) =>
    pathname === '/api/v1/sources'
      ? { items: SOURCES }
      : { total: 1, items: [dataset('a', 'ville', 'autre', 'cachee')] },
  );
  expect(records[0]!.origins).toEqual([
    { endpoint: 'https://ville.example', protocol: 'ckan', key: 'k-a' },
    { endpoint: 'https://autre.example', protocol: 'moisson', key: 'k-a' },
  ]);
});

test('a dataset that is only second-hand is withheld, unless the operator publishes those', async () => {
  const { records } = await read(({ pathname }) =>
    pathname === '/api/v1/sources'
      ? { items: SOURCES }
      : { total: 3, items: [dataset('a', 'autre'), dataset('b', 'autre', 'ville'), dataset('c', 'autre', 'cachee')] },
  );
  const withheld = (more: object = {}): unknown[] =>
    records.map((record) => protocol.withholds!(record, { ...source, ...more }) !== undefined);
  expect(withheld()).toEqual([true, false, false]);
  expect(withheld({ options: { secondHand: 'publish' } })).toEqual([false, false, false]);
});

test('an older version, without sources, order and count, is read', async () => {
  const { records, claimed, complete, asked } = await read(({ pathname, searchParams }) => {
    if (pathname === '/api/v1/sources') return undefined;
    if (searchParams.has('sort')) return 400;
    return searchParams.get('cursor') === null ? { items: [{ id: 'a' }], next: 'x+y' } : { items: [{ id: 'b' }] };
  });
  expect({ ids: records.map(({ id }) => id), claimed, complete }).toEqual({
    ids: ['a', 'b'],
    claimed: undefined,
    complete: true,
  });
  expect(asked.at(-1)).toBe('/api/v1/datasets?limit=100&cursor=x%2By');
  expect(protocol.map(records[0]!, protocol.keyOf(records[0]!, source)!, source).dataset.title).toEqual({ fr: 'a' });
});

test.each([
  ['a cursor that is no text', { items: [dataset('a')], next: 7 }],
  ['a cursor that comes again', { items: [dataset('a')], next: 'x' }],
])('%s makes the list incomplete', async (_, answer) => {
  expect(await read(({ pathname }) => (pathname === '/api/v1/sources' ? undefined : answer))).toMatchObject({
    complete: false,
  });
});

test('a filter is a parameter of the list', async () => {
  const { asked } = await read(({ pathname }) => (pathname === '/api/v1/sources' ? undefined : { items: [] }), {
    options: { filter: 'organization:ville-de-laval' },
  });
  expect(asked.at(-1)).toContain('organization=ville-de-laval');
  const spec = { id: 'a', protocol: 'moisson', endpoint: SITE };
  expect(readSourceSpec({ ...spec, filter: 'source:laval' }).options).toEqual({ filter: 'source:laval' });
  for (const filter of ['laval', 'cursor:x', 'organization:'])
    expect(() => readSourceSpec({ ...spec, filter })).toThrow();
});

test('a dataset keeps its page, files, organization and provenance, and takes over no link of another source', () => {
  const record: JsonObject = {
    id: 'd1',
    title: { fr: 'Arbres', en: 'Trees' },
    description: { fr: 'Les arbres' },
    organization: { id: 'ville-de-laval', name: 'Ville de Laval' },
    keyword: ['arbre, feuillu', 'parc'],
    theme: ['transport'],
    license: { id: 'CC-BY-4.0', uri: 'https://creativecommons.org/licenses/by/4.0/', original: 'cc-by' },
    accessLevel: 'public',
    accrualPeriodicity: 'http://publications.europa.eu/resource/authority/frequency/ANNUAL',
    issued: '2020',
    modified: '2026-11-24',
    spatial: { label: 'Laval', bbox: [-73.9, 45.5, -73.5, 45.7] },
    temporal: { start: '2020', end: '2025-06' },
    landingPage: 'https://ville.example/dataset/arbres',
    language: ['fr'],
    contactPoint: { name: 'Données ouvertes', email: 'do@laval.example' },
    identifier: ['uuid-1'],
    distribution: [
      {
        id: 'r1',
        title: 'CSV',
        downloadURL: 'https://ville.example/resource/0123456789ab/download/arbres.csv',
        format: 'CSV',
        mediaType: 'text/csv',
        byteSize: 12,
        license: { id: 'CC-BY-4.0', original: 'cc-by' },
        extras: [{ key: 'x', value: '1' }],
      },
    ],
    records: [{ sourceId: 'ville', recordKey: 'uuid-1', run: 3 }],
    origins: [{ endpoint: 'https://ville.example', protocol: 'ckan', key: 'uuid-1' }],
    provenance: { title: { sourceId: 'ville', recordKey: 'uuid-1' } },
  };
  const key = protocol.keyOf(record, source)!;
  const { dataset: mapped, links, findings } = protocol.map(record, key, source);
  const {
    records: _r,
    origins: _o,
    provenance: _p,
    id: _i,
    keyword: _k,
    identifier,
    distribution: _d,
    ...same
  } = record;
  expect(mapped).toMatchObject(same);
  expect(mapped.identifier).toEqual(['d1', ...(identifier as string[])]);
  expect(mapped.keyword).toEqual(['arbre, feuillu', 'parc']);
  expect(mapped.distribution[0]).toMatchObject({ id: 'r1', byteSize: 12, mediaType: 'text/csv' });
  expect(mapped.extras.map((extra) => extra.key)).toEqual(expect.arrayContaining(['records', 'origins', 'provenance']));
  expect(findings).toEqual([]);
  expect(links).toEqual([
    'self:moisson.example#d1',
    'page:ville.example/dataset/arbres',
    'file:ville.example/resource/0123456789ab/download/arbres.csv',
  ]);
});

test.each<readonly [string, number, JsonObject, string]>([
  ['the dataset', 200, dataset('a'), 'here'],
  ['the one that it was merged into', 200, dataset('b'), 'gone'],
  ['removed', 410, { code: 'request.gone' }, 'gone'],
  ['not found', 404, { code: 'request.not-found' }, 'gone'],
  ['a 404 of a proxy', 404, { error: 'no route' }, 'unknown'],
  ['something else', 200, { message: 'ok' }, 'unknown'],
])('a question about one dataset is answered by %s', async (_, status, answer, expected) => {
  const { read: readAnswer, request } = protocol.one!({ id: 'a' }, source)!;
  expect(request.url).toBe(`${SITE}/api/v1/datasets/a`);
  const chunks = (async function* () {
    yield Buffer.from(JSON.stringify(answer));
  })();
  const body = { status, url: request.url, contentType: undefined, validators: {}, leave: () => undefined, chunks };
  expect(await readAnswer(body)).toBe(expected);
});

test.each([
  ['https://moisson.example/datasets/0b8f', SITE],
  ['https://moisson.example/', SITE],
  ['https://moisson.example/api/v1/datasets?limit=5', SITE],
  ['https://moisson.example/quebec/organizations', `${SITE}/quebec`],
  ['https://moisson.example/datasets?q=velo', expect.stringContaining('as the filter')],
  ['https://a.ca/api/3/action', expect.stringContaining('give ckan')],
])('Moisson API: %s is %s', (text, expected) => {
  expect(readAs('moisson', text)).toEqual(expected);
});
