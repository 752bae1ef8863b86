import { describe, expect, test } from '@jest/globals';
import type { Dataset } from '@moisson/contracts';
import { aRecord, aRemoval } from '@moisson/testkit';
import fc from 'fast-check';
import { catalogueOf, idOf, spokenFor, underOrganization, type StoredRecord } from './index.ts';

interface Told {
  readonly sourceId: string;
  readonly recordKey: string;
  readonly organization: string | undefined;
  readonly links: readonly string[];
  readonly authority: number;
  readonly firstSeenAt: string;
  readonly live: boolean;
}

const recordOf = ({ organization, links, live, ...told }: Told): StoredRecord => {
  const record = { ...told, links: underOrganization(links, organization) };
  return live ? aRecord(record) : aRemoval(record);
};

const record = (id: string, links: readonly string[], changes: Partial<Told> = {}): StoredRecord => {
  const [sourceId = '', recordKey = ''] = id.split('/');
  const firstSeenAt = '2026-01-01T00:00:00.000Z';
  return recordOf({
    ...{ sourceId, recordKey, links, organization: 'ville-a', authority: 50, firstSeenAt, live: true },
    ...changes,
  });
};

/** Returns the records of each dataset as `source/key`, sorted. */
const clusters = (...records: readonly StoredRecord[]): string[] =>
  [...catalogueOf(records).values()].map((dataset) => dataset.records.map(idOf).sort().join(' ')).sort();

const LINKS = ['page:a/dataset/one', 'hub:two', 'resource:three', 'file:a/four', 'file:a/five'];
const told = (sources: readonly string[], organizations: readonly (string | undefined)[], keys: readonly string[]) =>
  fc.record({
    sourceId: fc.constantFrom(...sources),
    recordKey: fc.constantFrom(...keys),
    organization: fc.constantFrom(...organizations),
    links: fc.uniqueArray(fc.constantFrom(...LINKS), { maxLength: 4 }),
    authority: fc.constantFrom(10, 50, 1000),
    firstSeenAt: fc.constantFrom('2026-01-01T00:00:00.000Z', '2026-01-02T00:00:00.000Z', '2026-01-03T00:00:00.000Z'),
    live: fc.nat(5).map((n) => n > 0),
  });
const many = (one: ReturnType<typeof told>, maxLength: number) =>
  fc.uniqueArray(one, { selector: ({ sourceId, recordKey }) => `${sourceId}/${recordKey}`, maxLength });

const trusted = many(told(['a', 'b', 'c', 'd'], ['ville-a'], ['1', '2', '3']), 10);
const strangers = many(told(['s', 't', 'u'], ['ville-s', undefined], ['1', '2', '3', '4', '5', '6']), 14);

const byId = (catalogue: ReadonlyMap<string, Dataset>): unknown => [...catalogue].sort(([a], [b]) => (a < b ? -1 : 1));

describe('records of other organizations', () => {
  const ofSources = (all: ReadonlyMap<string, Dataset>, sources: readonly string[]): Map<string, Dataset> =>
    new Map([...all].filter(([, { records }]) => records.some(({ sourceId }) => sources.includes(sourceId))));

  test('do not change what other records are merged into: neither content, nor id, nor members, whenever they were first seen', () => {
    fc.assert(
      fc.property(trusted, strangers, (ours, theirs) => {
        const alone = catalogueOf(ours.map(recordOf));
        const among = ofSources(catalogueOf([...theirs, ...ours].map(recordOf)), ['a', 'b', 'c', 'd']);
        const withoutRemarks = ([id, dataset]: [string, Dataset]): [string, Dataset] => [
          id,
          { ...dataset, findings: dataset.findings.filter(({ code }) => code !== 'identity.kept-apart') },
        ];
        expect(byId(new Map([...among].map(withoutRemarks)))).toEqual(byId(alone));
      }),
      { numRuns: 1000 },
    );
  });

  test('do not even add a finding to older datasets', () => {
    fc.assert(
      fc.property(trusted, strangers, (ours, theirs) => {
        const later = theirs.map((one) => ({ ...one, firstSeenAt: '2026-02-01T00:00:00.000Z' }));
        const among = ofSources(catalogueOf([...later, ...ours].map(recordOf)), ['a', 'b', 'c', 'd']);
        expect(byId(among)).toEqual(byId(catalogueOf(ours.map(recordOf))));
      }),
      { numRuns: 1000 },
    );
  });

  test('become datasets of their own, with a finding that names the shared link and its other holder', () => {
    const native = record('montreal/x', ['resource:r'], { organization: 'ville-de-montreal' });
    for (const organization of ['ville-de-laval', undefined]) {
      const stranger = record('zzz/x', ['resource:r'], { organization, authority: 1000 });
      expect(clusters(native, stranger)).toEqual(['montreal/x', 'zzz/x']);
      const [mine, theirs] = [...catalogueOf([native, stranger]).values()];
      expect(mine!.findings).toEqual([]);
      expect(theirs!.findings).toEqual([
        { code: 'identity.kept-apart', severity: 'info', seen: 'resource:r (montreal)' },
      ]);
    }
  });

  test('a source speaks for its own organization, and for another one only where the operator allows it and the record names it', () => {
    const source = { organization: 'dq', speaksFor: ['ville-a'] } as Parameters<typeof spokenFor>[0];
    expect([undefined, 'dq', 'ville-a', 'ville-b'].map((named) => spokenFor(source, named))).toEqual([
      'dq',
      'dq',
      'ville-a',
      'dq',
    ]);
    expect(spokenFor({}, 'ville-a')).toBeUndefined();
  });

  test('a hostile organization or link cannot pass for one of another organization', () => {
    const link = (organization: string | undefined, text: string) => underOrganization([text], organization)[0];
    expect(link('ville-s', 'resource:x')).not.toBe(link('ville-a', 'resource:x'));
    for (const text of ['resource:@ville-a resource:x', 'resource:\n@ville-a resource:x'])
      expect(link('ville-s', text)).not.toBe(link('ville-a', 'resource:x'));
  });

  test('a record of an event from before links had organizations belongs to the organization that it names', () => {
    const former = (sourceId: string, id: string) =>
      aRecord({
        sourceId,
        links: ['page:a/dataset/x'],
        dataset: { ...aRecord().dataset, organization: { id, name: id } },
      });
    expect(catalogueOf([former('a', 'ville-a'), former('b', 'ville-a'), former('c', 'ville-c')]).size).toBe(2);
    expect(clusters(former('a', 'ville-a'), record('b/r1', ['page:a/dataset/x']))).toEqual(['a/r1 b/r1']);
  });
});

describe('clusters', () => {
  test('hold at most one live record of each source, whatever the order of the records', () => {
    fc.assert(
      fc.property(
        many(told(['a', 'b', 'c', 'd'], ['ville-a', 'ville-b'], ['1', '2', '3']), 12).chain((all) =>
          fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
        ),
        ([all, shuffled]) => {
          const catalogue = catalogueOf(all.map(recordOf));
          for (const { records } of catalogue.values())
            expect(new Set(records.map(({ sourceId }) => sourceId)).size).toBe(records.length);
          expect(byId(catalogueOf(shuffled.map(recordOf)))).toEqual(byId(catalogue));
        },
      ),
      { numRuns: 1000 },
    );
  });

  test.each([
    [
      'a page that several records of one source share joins nothing',
      [
        ['a/1', 'page:p'],
        ['a/2', 'page:p'],
        ['b/1', 'page:p'],
        ['c/1', 'page:p'],
      ],
      ['a/1', 'a/2', 'b/1', 'c/1'],
    ],
    [
      'a copy joins by its page',
      [
        ['a/1', 'page:p'],
        ['b/1', 'page:p'],
      ],
      ['a/1 b/1'],
    ],
    [
      'a compilation joins neither of the datasets that it lists',
      [
        ['a/1', 'file:f'],
        ['a/2', 'file:g'],
        ['b/1', 'file:f', 'file:g'],
      ],
      ['a/1', 'a/2', 'b/1'],
    ],
    [
      'a compilation does not separate copies',
      [
        ['a/1', 'file:f'],
        ['a/2', 'file:g'],
        ['b/1', 'file:f'],
        ['b/2', 'file:g'],
        ['c/1', 'file:f', 'file:g'],
      ],
      ['a/1 b/1', 'a/2 b/2', 'c/1'],
    ],
    [
      'a compilation does not join a copy of a dataset that it lists either',
      [
        ['a/1', 'file:f'],
        ['a/2', 'file:g'],
        ['b/1', 'file:f'],
        ['c/1', 'file:f', 'file:g'],
      ],
      ['a/1 b/1', 'a/2', 'c/1'],
    ],
    [
      'a dataset that one source parts stays whole for the others',
      [
        ['a/1', 'file:f', 'file:g'],
        ['b/1', 'file:f', 'file:g'],
        ['c/1', 'file:f'],
        ['c/2', 'file:g'],
      ],
      ['a/1 b/1', 'c/1', 'c/2'],
    ],
    [
      'a page says more than a file',
      [
        ['a/1', 'page:p'],
        ['a/2', 'file:f'],
        ['b/1', 'page:p', 'file:f'],
      ],
      ['a/1 b/1', 'a/2'],
    ],
    [
      'a chain does not bring two records of one source together',
      [
        ['a/1', 'page:p'],
        ['b/1', 'page:p', 'page:q'],
        ['c/1', 'page:q', 'file:f'],
        ['a/2', 'file:f'],
      ],
      ['a/1 b/1 c/1', 'a/2'],
    ],
  ] as const)('%s', (_, given, expected) => {
    expect(clusters(...given.map(([id, ...links]) => record(id, links)))).toEqual(expected);
  });

  test('a removed record links to its successor, but does not join two other records', () => {
    const gone = record('a/0', ['page:p', 'file:f', 'file:g'], { live: false });
    expect(clusters(gone, record('a/1', ['page:p']))).toEqual(['a/1']);
    expect([...catalogueOf([gone, record('a/1', ['page:p'])]).keys()]).toEqual([
      ...catalogueOf([record('a/0', [])]).keys(),
    ]);
    expect(clusters(gone, record('a/1', ['file:f']), record('a/2', ['file:g']))).toEqual(['a/1', 'a/2']);
  });
});
