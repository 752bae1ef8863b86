import { expect, test } from '@jest/globals';
import { aRecord, aRemoval, catalogueOf } from '@moisson/testkit';
import fc from 'fast-check';
import { mergeCluster } from './merge.ts';
import type { StoredRecord } from './stored-record.ts';

const records = fc.uniqueArray(
  fc.record({
    sourceId: fc.constantFrom('montreal', 'dq', 'hub', 'ods'),
    recordKey: fc.constantFrom('a', 'b', 'c', 'd'),
    authority: fc.constantFrom(10, 100),
    links: fc.uniqueArray(fc.constantFrom('l:1', 'l:2', 'l:3', 'l:4')),
    firstSeenAt: fc.constantFrom('2026-01-01T00:00:00.000Z', '2026-01-02T00:00:00.000Z'),
    live: fc.boolean(),
  }),
  { selector: ({ sourceId, recordKey }) => `${sourceId}/${recordKey}`, maxLength: 12 },
);
const stored = ({ live, ...record }: { live: boolean } & Record<string, unknown>): StoredRecord =>
  live ? aRecord(record) : aRemoval(record);

test('the catalogue does not depend on the order of the records', () => {
  fc.assert(
    fc.property(
      records.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
      ([all, shuffled]) => {
        const sorted = (catalogue: ReturnType<typeof catalogueOf>): unknown =>
          [...catalogue].sort(([a], [b]) => (a < b ? -1 : 1));
        expect(sorted(catalogueOf(shuffled.map(stored)))).toEqual(sorted(catalogueOf(all.map(stored))));
      },
    ),
  );
});

test('every live record is in exactly one dataset, and no removed record is in any', () => {
  fc.assert(
    fc.property(records, (all) => {
      const told = [...catalogueOf(all.map(stored)).values()].flatMap((dataset) =>
        dataset.records.map(({ sourceId, recordKey }) => `${sourceId}/${recordKey}`),
      );
      expect(told.sort()).toEqual(
        all
          .filter(({ live }) => live)
          .map(({ sourceId, recordKey }) => `${sourceId}/${recordKey}`)
          .sort(),
      );
    }),
  );
});

test('the fields of a native source win over those of a copy, and the provenance shows it', () => {
  const copy = aRecord({
    sourceId: 'dq',
    authority: 10,
    dataset: { ...aRecord().dataset, title: { fr: 'Copie' }, keyword: ['vélo'] },
  });
  const native = aRecord({ sourceId: 'montreal', authority: 100, firstSeenAt: '2026-11-25T12:00:00.000Z' });
  const dataset = mergeCluster([copy, native])!;
  expect(dataset.title).toEqual({ fr: 'Arbres publics' });
  expect(dataset.keyword).toEqual(['vélo']);
  expect(dataset.provenance).toMatchObject({ title: { sourceId: 'montreal' }, keyword: { sourceId: 'dq' } });
  expect(dataset.id).toBe(mergeCluster([copy])!.id);
});

test('titles alone never merge', () => {
  expect(catalogueOf([aRecord({ sourceId: 'longueuil' }), aRecord({ sourceId: 'saguenay' })]).size).toBe(2);
});
