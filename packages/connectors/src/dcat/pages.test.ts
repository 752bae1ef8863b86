import { describe, expect, test } from '@jest/globals';
import { aSource } from '@moisson/testkit';
import { readExample, type ExampleReading, type ReadOptions } from '../conformance/read-example.ts';
import type { ExampleAnswer } from '../protocol.ts';
import { dcat } from './index.ts';

const SITE = 'https://a.ca';
const PREFIXES =
  '@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dct: <http://purl.org/dc/terms/> . @prefix hydra: <http://www.w3.org/ns/hydra/core#> .';

type Pages = Readonly<Record<string, string | ExampleAnswer>>;

/** Reads a list whose pages are Turtle, by path and query. */
const read = (pages: Pages, options?: ReadOptions, endpoint = `${SITE}/1.ttl`): Promise<ExampleReading> =>
  readExample(
    dcat,
    aSource({ protocol: 'dcat', endpoint }),
    {
      endpoint,
      answer: ({ pathname, search }) => {
        const page = pages[pathname + search];
        return typeof page === 'string' ? { body: `${PREFIXES} ${page}`, contentType: 'text/turtle' } : page;
      },
    },
    0,
    options,
  );
const keysOf = ({ records }: ExampleReading): string[] =>
  records.map((bytes) => (JSON.parse(String(bytes)) as { '@id': string })['@id'].replace('https://a.ca/', ''));
const evidenceOf = ({ completeness }: ExampleReading): Record<string, boolean> =>
  Object.fromEntries(completeness.evidence.map(({ kind, holds }) => [kind, holds]));
const problemsOf = ({ completeness }: ExampleReading): string[] =>
  completeness.problems.map(({ code, message }) => `${code}: ${message.en}`);

const dataset = (name: string, more = ''): string => `</${name}> a dcat:Dataset ; dct:title "${name}" ${more} .`;
const lists = (...names: string[]): string =>
  `</cat> a dcat:Catalog ; dct:title "C" ${names.map((name) => ` ; dcat:dataset </${name}>`).join('')} .`;
const next = (page: string): string => `</v> hydra:next <${page}> .`;
const COMPLETE = { 'end-signal': true, pages: true, body: true };

describe('a next page', () => {
  test.each([
    ['an IRI of Hydra', '</v> a hydra:PartialCollectionView ; hydra:next </2.ttl> .'],
    ['a text of Hydra', '</v> a hydra:PartialCollectionView ; hydra:next "https://a.ca/2.ttl" .'],
    ['an IRI of the older Hydra', '</v> a hydra:PagedCollection ; hydra:nextPage </2.ttl> .'],
    ['a relative text of the older Hydra', '</v> a hydra:PagedCollection ; hydra:nextPage "2.ttl" .'],
    ['an address of the same site by http', '</v> hydra:next "http://www.a.ca/2.ttl" .'],
  ])('may be %s', async (_, view) => {
    const pages = { '/1.ttl': lists('a') + dataset('a') + view, '/2.ttl': lists('b') + dataset('b') };
    const reading = await read(pages);
    expect(keysOf(reading).map((key) => key.at(-1))).toEqual(['a', 'b']);
    expect(evidenceOf(reading)).toEqual(COMPLETE);
  });

  test('may be in the Link header', async () => {
    const first = { body: `${PREFIXES} ${dataset('a')}`, link: '</2.ttl>; rel="next"', contentType: 'text/turtle' };
    expect(keysOf(await read({ '/1.ttl': first, '/2.ttl': dataset('b') }))).toEqual(['a', 'b']);
  });

  test.each([
    ['the page itself', { '/1.ttl': dataset('a') + next('/1.ttl') }, 'it was read before'],
    [
      'an earlier page',
      { '/1.ttl': dataset('a') + next('/2.ttl'), '/2.ttl': dataset('b') + next('/1.ttl') },
      'it was read before',
    ],
    ['a page of another origin', { '/1.ttl': dataset('a') + next('https://b.ca/2.ttl') }, 'not on the same site'],
    ['a page of the machine', { '/1.ttl': dataset('a') + next('http://169.254.169.254/') }, 'not on the same site'],
    ['no address', { '/1.ttl': dataset('a') + '</v> hydra:next "http://" .' }, 'not on the same site'],
    [
      'a page with nothing new',
      { '/1.ttl': dataset('a') + next('/2.ttl'), '/2.ttl': dataset('a') + next('/3.ttl') },
      'nothing new',
    ],
  ])('that is %s makes the list incomplete', async (_, pages, reason) => {
    const reading = await read(pages);
    expect(keysOf(reading)[0]).toBe('a');
    expect(evidenceOf(reading)).toEqual({ 'end-signal': false, pages: false, body: true });
    expect(problemsOf(reading)).toEqual([expect.stringContaining(reason)]);
  });

  test('that cannot be read is an error, and no end', async () => {
    await expect(read({ '/1.ttl': dataset('a') + next('/2.ttl') })).rejects.toMatchObject({ code: 'fetch.not-found' });
  });
});

describe('a dataset', () => {
  test('of several catalogues in one graph, or in two of them, is one record', async () => {
    const body = `${lists('a', 'b')} </k> a dcat:Catalog ; dcat:dataset </b> , </c> .${dataset('a')}${dataset('b')}${dataset('c')}`;
    const reading = await read({ '/1.ttl': body });
    expect(keysOf(reading)).toEqual(['a', 'b', 'c']);
    expect(evidenceOf(reading)).toEqual(COMPLETE);
  });

  test('that two pages describe is one record, as the page that lists it has it', async () => {
    // The first page refers to `b` by its title only; the second one lists it.
    const first = lists('a') + dataset('a', '; dct:source </b>') + dataset('b') + next('/2.ttl');
    const second = lists('b') + dataset('b', '; dct:description "in full"');
    const reading = await read({ '/1.ttl': first, '/2.ttl': second });
    expect(keysOf(reading)).toEqual(['a', 'b']);
    expect(String(reading.records[1])).toContain('in full');
    // Until `b` is listed, a reading cannot be continued: it would lose what the first page said of it.
    expect(reading.cursors).toEqual([]);
  });

  test('that no catalogue lists is a record at the end', async () => {
    const reading = await read({ '/1.ttl': lists('a') + dataset('b') + dataset('a', '; dct:source </b>') });
    expect(keysOf(reading)).toEqual(['a', 'b']);
    expect(evidenceOf(reading)).toEqual(COMPLETE);
  });

  test('that is listed and described by no page makes the list incomplete', async () => {
    const pages = { '/1.ttl': lists('a', 'b', 'c') + dataset('a') + next('/2.ttl'), '/2.ttl': dataset('b') };
    const reading = await read(pages);
    expect(evidenceOf(reading)).toEqual({ ...COMPLETE, pages: false });
    expect(problemsOf(reading)).toEqual([expect.stringContaining('claims 3 records and serves 2')]);
    expect(evidenceOf(await read({ '/1.ttl': lists('a', 'b') }))).toMatchObject({ pages: false });
    expect(evidenceOf(await read({ '/1.ttl': `${lists('a')} </a> a dcat:Dataset .` }))).toMatchObject({ pages: false });
  });

  test('without a class is a record if a catalogue lists it and it has a title', async () => {
    expect(keysOf(await read({ '/1.ttl': `${lists('a')} </a> dct:title "A" .` }))).toEqual(['a']);
  });

  test('that is a blank node inside another one is a part of that one', async () => {
    const reading = await read({ '/1.ttl': dataset('a', '; dct:source [ a dcat:Dataset ; dct:title "old" ]') });
    expect(reading.records).toHaveLength(1);
    expect(String(reading.records[0])).toContain('old');
  });

  test('with the same blank text on two pages is one record', async () => {
    const blank = '[] a dcat:Dataset ; dct:title "x" ; dct:identifier "1" .';
    const pages = { '/1.ttl': blank + next('/2.ttl'), '/2.ttl': blank + dataset('b') };
    expect((await read(pages)).records).toHaveLength(2);
  });

  test('that is too large is counted and not read, and the others are', async () => {
    const large = dataset('b', `; dct:description """${'x'.repeat(5_000_000)}"""`);
    const reading = await read({ '/1.ttl': dataset('a') + large + dataset('c') });
    expect(keysOf(reading)).toEqual(['a', 'c']);
    expect(reading.completeness.oversized).toBe(1);
    expect(problemsOf(reading)).toEqual([expect.stringMatching(/^record\.unreadable: .*position 2 .*too large/)]);
  });
});

describe('the number of datasets', () => {
  const total = (count: string): string => `${lists('a')} </cat> hydra:totalItems ${count} .`;

  test.each([
    ['3', 3],
    ['"3"', 3],
    ['-3', undefined],
    ['"beaucoup"', undefined],
    ['2.5', undefined],
  ])('%s is claimed as %j', async (count, claimed) => {
    const reading = await read({ '/1.ttl': total(count) + dataset('a') });
    expect(reading.completeness.claimed).toBe(claimed);
  });

  test('of Hydra may count the services of a catalogue too', async () => {
    const service = '</cat> dcat:service </s> . </s> a dcat:DataService ; dct:title "S" .';
    expect((await read({ '/1.ttl': total('2') + dataset('a') + service })).completeness.claimed).toBe(1);
  });

  test('that changes between two pages is a problem', async () => {
    const pages = {
      '/1.ttl': total('2') + dataset('a') + next('/2.ttl'),
      '/2.ttl': dataset('b') + '</cat> hydra:totalItems 5 .',
    };
    expect(problemsOf(await read(pages))).toEqual([expect.stringContaining('from 2 to 5')]);
  });
});

test('a graph without a catalogue and without a dataset is an error', async () => {
  for (const body of ['</a> dct:title "a" .', '', '</a> a dcat:Distribution .'])
    await expect(read({ '/1.ttl': body })).rejects.toMatchObject({ code: 'body.unexpected-shape' });
  expect(evidenceOf(await read({ '/1.ttl': lists() }))).toEqual(COMPLETE);
});

test('a cursor of another site, or of another list, restarts the reading', async () => {
  const pages = { '/1.ttl': dataset('a') + next('/2.ttl'), '/2.ttl': dataset('b') };
  const whole = await read(pages);
  const [[cursor]] = whole.cursors as [readonly [string, number]];
  expect(keysOf(await read(pages, { from: cursor }))).toEqual(['b']);
  const elsewhere = cursor.replace('a.ca', 'b.ca');
  expect(keysOf(await read(pages, { from: elsewhere }))).toEqual(['a', 'b']);
  expect(keysOf(await read(pages, { from: cursor.replace('"pages":1', '"pages":-1') }))).toEqual(['a', 'b']);
});

test('validators are those of a catalogue in one document, and of no page', async () => {
  const etag = { etag: '"1"' };
  const one = { body: `${PREFIXES} ${dataset('a')}`, contentType: 'text/turtle', validators: etag };
  expect((await read({ '/1.ttl': one })).completeness.validators).toEqual(etag);
  const first = { ...one, body: one.body + next('/2.ttl') };
  expect((await read({ '/1.ttl': first, '/2.ttl': dataset('b') })).completeness.validators).toBeUndefined();
});
