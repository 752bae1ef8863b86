import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { RdfGraph, RdfTooLarge } from './rdf-graph.ts';
import { RDF_LIMITS } from './rdf-limits.ts';
import { treeOf, type TreeReading } from './rdf-tree.ts';
import { readGraph } from './read-graph.ts';

const rules = {
  named: new Set(['http://x/Dataset']),
  unfollowed: new Set(['http://x/scheme']),
  maxCharacters: 100_000,
};
const graphOf = (turtle: string): Promise<RdfGraph> =>
  readGraph({
    url: 'http://x/',
    contentType: 'text/turtle',
    chunks: (async function* () {
      yield Buffer.from(
        `@prefix : <http://x/> . @prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> . ${turtle}`,
      );
    })(),
  });
const treeIn = async (turtle: string): Promise<TreeReading> => treeOf(await graphOf(turtle), 'http://x/d', rules);
const objectIn = async (turtle: string): Promise<unknown> => {
  const tree = await treeIn(turtle);
  return 'text' in tree ? JSON.parse(tree.text) : tree.fault;
};

test('a tree has what the node leads to, without the labels of blank nodes', async () => {
  expect(await objectIn(':d a :Dataset ; :part _:p ; :title "Un"@fr-CA . _:p :of [ :name "x" ] .')).toEqual({
    '@id': 'http://x/d',
    '@type': ['http://x/Dataset'],
    'http://x/part': [{ 'http://x/of': [{ 'http://x/name': [{ '@value': 'x' }] }] }],
    'http://x/title': [{ '@language': 'fr-ca', '@value': 'Un' }],
  });
});

test('other datasets, and values of properties that lead too far, are only named', async () => {
  expect(await objectIn(':d :source :e ; :scheme :s . :e a :Dataset ; :title "e" . :s :title "s" .')).toMatchObject({
    'http://x/source': [{ '@id': 'http://x/e' }],
    'http://x/scheme': [{ '@id': 'http://x/s' }],
  });
});

test('a node inside itself is only named, also a blank one', async () => {
  expect(await objectIn(':d :by :o . :o :head :d ; :part _:b . _:b :of :o ; :next _:b .')).toEqual({
    '@id': 'http://x/d',
    'http://x/by': [
      {
        '@id': 'http://x/o',
        'http://x/head': [{ '@id': 'http://x/d' }],
        'http://x/part': [{ 'http://x/next': [{}], 'http://x/of': [{ '@id': 'http://x/o' }] }],
      },
    ],
  });
});

test('a list keeps its order; one that is no list is a node like any other', async () => {
  expect(await objectIn(':d :list ("b" "a") ; :none () .')).toMatchObject({
    'http://x/list': [{ '@list': [{ '@value': 'b' }, { '@value': 'a' }] }],
    'http://x/none': [{ '@list': [] }],
  });
  expect(await objectIn(':d :list _:l . _:l rdf:first "a" ; rdf:rest _:l .')).toBe('too large');
  expect(await objectIn(':d :list _:l . _:l rdf:first "a" .')).toMatchObject({
    'http://x/list': [{ 'http://www.w3.org/1999/02/22-rdf-syntax-ns#first': [{ '@value': 'a' }] }],
  });
});

test('a tree that is too deep, or would be too large, has a fault', async () => {
  const nested = (depth: number): string => ':d :p '.concat('[ :p '.repeat(depth), '"x"', ' ]'.repeat(depth), ' .');
  expect(await objectIn(nested(10))).toMatchObject({ '@id': 'http://x/d' });
  expect(await objectIn(nested(100))).toBe('too deep');
  expect(await objectIn(`:d :p ${'('.repeat(5000)}${')'.repeat(5000)} .`)).toBe('too deep');
  expect(await objectIn(`:d :p "${'x'.repeat(200_000)}" .`)).toBe('too large');
  // Each node leads twice to the next one: 2^40 nodes if all were written.
  const doubling = Array.from({ length: 40 }, (_, at) => `_:n${at} :a _:n${at + 1} ; :b _:n${at + 1} .`).join(' ');
  expect(await objectIn(`:d :p _:n0 . ${doubling} _:n40 :c "x" .`)).toMatch(/too (?:deep|large)/);
  // A chain of named nodes ends with a name.
  const chain = Array.from({ length: 40 }, (_, at) => `:n${at} :a :n${at + 1} .`).join(' ');
  expect(await objectIn(`:d :p :n0 . ${chain}`)).toMatchObject({ '@id': 'http://x/d' });
});

/** Triples among few nodes, of which the first is `:d`. */
const triples = fc.array(
  fc.tuple(fc.integer({ min: 0, max: 6 }), fc.constantFrom('p', 'q', 'r'), fc.integer({ min: -3, max: 6 })),
  { maxLength: 25 },
);

test('neither the order of triples nor the labels of blank nodes change the text', async () => {
  await fc.assert(
    fc.asyncProperty(
      triples,
      fc.integer(),
      fc.array(fc.nat(), { minLength: 30, maxLength: 30 }),
      async (given, salt, keys) => {
        const write = (list: readonly (readonly [number, string, number])[], label: string): string =>
          list
            .map(([subject, property, object]) => {
              const nodeOf = (number: number): string =>
                number === 0 ? ':d' : number % 2 === 0 ? `:n${number}` : `_:${label}${number}`;
              return `${nodeOf(subject)} :${property} ${object < 0 ? `"${object}"` : nodeOf(object)} .`;
            })
            .join(' ');
        const other = given
          .map((triple, at) => [keys[at]!, triple] as const)
          .sort(([a], [b]) => a - b)
          .map(([, triple]) => triple);
        expect(await treeIn(write(other, `z${Math.abs(salt)}`))).toEqual(await treeIn(write(given, 'a')));
      },
    ),
    { numRuns: 50 },
  );
});

test('a graph has bounds of triples and of characters', async () => {
  const quads = [...(await graphOf(':d :p "1" , "2" , "3" .')).properties('http://x/d')];
  expect(quads).toHaveLength(1);
  const term = (value: string) => ({ termType: 'NamedNode', value });
  const fill = (limits: Partial<typeof RDF_LIMITS>, triple: (at: number) => string): void => {
    const graph = new RdfGraph({ ...RDF_LIMITS, ...limits });
    for (let at = 0; at < 1000; at += 1)
      graph.add({ subject: term(triple(at)), predicate: term('http://p'), object: term('http://o') } as never);
  };
  const many = (at: number): string => `http://x/${at}`;
  expect(() => fill({}, many)).not.toThrow();
  expect(() => fill({ triples: 999 } as never, many)).toThrow(RdfTooLarge);
  expect(() => fill({ keptCharacters: 5000 }, many)).toThrow(RdfTooLarge);
  expect(() => fill({ keptCharacters: 5000 }, () => 'http://x/1')).not.toThrow();
  expect(() => fill({ readCharacters: 5000 }, () => 'http://x/1')).toThrow(RdfTooLarge);
});
