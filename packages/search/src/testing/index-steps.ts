import type { Dataset } from '@moisson/contracts';
import type { Condition, DatasetQuery } from '@moisson/domain';
import { mergeCluster } from '@moisson/domain';
import { defined } from '@moisson/kernel';
import { aRecord } from '@moisson/testkit';
import fc from 'fast-check';

const WORDS = ['arbre', 'velo', 'parc', 'budget', 'carte', 'neige'];
const ORGANIZATIONS = ['laval', 'gatineau'];
const RECORDS = ['a', 'b', 'c', 'd'];

const template = mergeCluster([aRecord()])!;
const someWords = fc.array(fc.constantFrom(...WORDS), { maxLength: 4 }).map((words) => words.join(' '));
const optional = <T>(values: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(values, { nil: undefined });

const dataset = fc
  .record({
    title: someWords,
    body: someWords,
    keyword: someWords,
    formats: fc.uniqueArray(fc.constantFrom('CSV', 'JSON', 'SHP')),
    day: fc.nat(3),
    year: optional(fc.integer({ min: 2001, max: 2009 })),
    west: optional(fc.integer({ min: -80, max: 80 })),
    organization: optional(fc.constantFrom(...ORGANIZATIONS)),
    records: fc.uniqueArray(fc.constantFrom(...RECORDS), { minLength: 1 }),
  })
  .map(({ title, body, keyword, formats, day, year, west, organization, records }): Dataset => ({
    ...template,
    title: { fr: title },
    description: { fr: body },
    keyword: keyword.split(' ').filter((word) => word !== ''),
    identifier: [],
    distribution: formats.map((format) => ({
      ...template.distribution[0]!,
      title: undefined,
      description: undefined,
      format,
    })),
    changedAt: `2026-01-0${1 + day}T00:00:00.000Z`,
    records: records.map((recordKey) => ({ sourceId: 'laval', recordKey, run: 1 })) as unknown as Dataset['records'],
    ...(year === undefined ? {} : { temporal: { start: `${year}`, end: `${year}` } }),
    ...(west === undefined ? {} : { spatial: { bbox: [west, 0, west + 1, 1] } }),
    ...(organization === undefined ? {} : { organization: { id: organization, name: `Ville de ${organization}` } }),
  }));

/** Ids as stores have them, and others as tests have them. */
const id = fc.nat(15).map((n) => (n % 2 === 0 ? `jeu-${n}` : `0000000${n.toString(16)}-0000-5000-8000-000000000000`));

/** A put or a removal; then how many parts of upkeep are done. */
export const indexSteps = fc.array(
  fc.record({ id, dataset: fc.option(dataset, { nil: undefined, freq: 3 }), upkeep: fc.nat(6) }),
  { maxLength: 60 },
);

const leaf: fc.Arbitrary<Condition> = fc.oneof(
  fc.constantFrom(...WORDS).map((keyword): Condition => ({ keyword })),
  fc
    .tuple(fc.constantFrom(...WORDS), fc.constantFrom('any', 'title', 'body'))
    .map(([words, field]): Condition => ({ words, in: field })),
  fc.constantFrom('csv', 'json').map((value): Condition => ({ facet: 'format', value })),
  fc.constantFrom(...ORGANIZATIONS).map((value): Condition => ({ facet: 'organization', value })),
  fc.nat(3).map((day): Condition => ({ date: 'changedAt', from: Date.parse(`2026-01-0${1 + day}`) })),
);
const condition: fc.Arbitrary<Condition> = fc.oneof(
  leaf,
  fc.array(leaf, { maxLength: 3 }).map((all): Condition => ({ all })),
  fc.array(leaf, { maxLength: 3 }).map((any): Condition => ({ any })),
  leaf.map((not): Condition => ({ not })),
);

export const indexQueries: fc.Arbitrary<readonly DatasetQuery[]> = fc.array(
  fc
    .record({
      text: optional(
        fc
          .tuple(someWords, fc.constantFrom('', ' ', ' -neige ', ' -parc ', ' "parc carte" '))
          .map((parts) => parts.join('')),
      ),
      format: optional(fc.constantFrom(['CSV'], ['JSON', 'SHP'])),
      organization: optional(fc.constantFrom(['laval'], ORGANIZATIONS)),
      period: optional(fc.constant({ start: '2003', end: '2006' })),
      bbox: optional(fc.constant([-20, -5, 30, 5] as const)),
      sort: optional(fc.constantFrom('relevance', 'changed', 'title', 'id')),
      where: optional(condition),
      keywordValues: optional(fc.constant(3)),
      absentRecords: optional(fc.subarray(RECORDS).map((keys) => keys.map((key) => `laval/${key}`))),
      absent: optional(fc.boolean()),
      limit: fc.integer({ min: 1, max: 4 }),
    })
    .map((query) => ({ ...defined(query), limit: query.limit, explain: true })),
  { maxLength: 6 },
);
