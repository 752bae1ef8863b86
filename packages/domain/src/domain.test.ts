import { describe, expect, test } from '@jest/globals';
import { aRecord, aRemoval } from '@moisson/testkit';
import { RemovalPolicy } from '@moisson/contracts';
import fc from 'fast-check';
import {
  backoffSeconds,
  catalogueOf,
  contentHash,
  canonicalText,
  defaultSchedule,
  guardRemovals,
  mergeCluster,
  nextAttempt,
  nextDue,
  nextRunNumber,
  pollBackoff,
  rawHash,
  removalLimit,
  scheduleFault,
  type Json,
  type StoredRecord,
} from './index.ts';

const policy = RemovalPolicy.parse({});

describe('fingerprint', () => {
  test('the canonical hash ignores the order of names and of the items of sets', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (object) => {
        const reversed = Object.fromEntries(Object.entries(object).reverse());
        expect(contentHash(reversed as Json)).toBe(contentHash(object as Json));
      }),
    );
    expect(contentHash({ tags: ['b', 'a'] })).toBe(contentHash({ tags: ['a', 'b'] }));
    expect(contentHash({ bbox: [1, 2] })).not.toBe(contentHash({ bbox: [2, 1] }));
  });

  test('volatile names are left out at the top and in the items of lists, but not deeper', () => {
    const volatile = new Set(['modified']);
    expect(canonicalText({ a: 1, modified: 2, resources: [{ modified: 3, b: { modified: 4 } }] }, volatile)).toBe(
      '{"a":1,"resources":[{"b":{"modified":4}}]}',
    );
  });

  test('a dotted path is volatile at that path only', () => {
    const volatile = new Set(['metas.default.modified']);
    const given = { modified: 1, metas: { modified: 2, default: { modified: 3, title: 't' } } };
    expect(canonicalText(given, volatile)).toBe('{"metas":{"default":{"title":"t"},"modified":2},"modified":1}');
  });

  test('different bytes have different raw hashes', () => {
    fc.assert(
      fc.property(
        fc.uint8Array(),
        fc.uint8Array(),
        (a, b) => (rawHash(a) === rawHash(b)) === (Buffer.compare(a, b) === 0),
      ),
    );
  });
});

describe('the removal guard', () => {
  const situation = fc.record({
    known: fc.nat(10_000),
    share: fc.float({ min: 0, max: 1, noNaN: true }),
    seen: fc.nat(10_000),
    baselineChanged: fc.boolean(),
  });

  test("never removes more than the limit without a person's decision", () => {
    fc.assert(
      fc.property(situation, ({ known, share, seen, baselineChanged }) => {
        const missing = Math.floor(known * share);
        const verdict = guardRemovals({ known, missing, created: 0, seen, baselineChanged, policy });
        if (missing === 0) expect(verdict.kind).toBe('none');
        else if (seen === 0 || baselineChanged || missing > removalLimit(known, policy))
          expect(verdict.kind).toBe('hold');
        else expect(verdict.kind).toBe('grace');
      }),
    );
  });

  test('an empty answer holds even one missing record', () => {
    expect(guardRemovals({ known: 1, missing: 1, created: 0, seen: 0, baselineChanged: false, policy })).toEqual({
      kind: 'hold',
      reason: 'removal.empty-answer',
    });
  });

  test('as many new records as missing ones look like another catalogue', () => {
    const replaced = { known: 60, missing: 60, created: 60, seen: 60, baselineChanged: false, policy };
    expect(guardRemovals(replaced)).toEqual({ kind: 'hold', reason: 'removal.catalogue-replaced' });
    expect(guardRemovals({ ...replaced, created: 3 })).toEqual({ kind: 'hold', reason: 'removal.share-exceeded' });
  });
});

describe('due time and backoff', () => {
  test('a default schedule is valid and differs between sources', () => {
    fc.assert(fc.property(fc.string(), (id) => scheduleFault(defaultSchedule(id)) === undefined));
    expect(scheduleFault('61 * * * *')?.en).toBe('minute 61 is not possible');
    expect(scheduleFault('0 0 31 2 *')?.en).toBe('never comes due');
    expect(scheduleFault('* * * *')?.en).toContain('five fields');
  });

  test('the next due time is after now, and due times ascend, across daylight-saving changes too', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true }), (now) => {
        const due = nextDue('30 2 * * *', now);
        expect(due.getTime()).toBeGreaterThan(now.getTime());
        expect(nextDue('30 2 * * *', due).getTime() - due.getTime()).toBe(24 * 3_600_000);
      }),
    );
  });

  test('backoff grows, is bounded, and is never before the time that the source asked for', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1000 }),
        fc.float({ min: 0, max: Math.fround(0.999), noNaN: true }),
        fc.nat(100_000),
        (failures, random, wait) => {
          const seconds = backoffSeconds(failures, pollBackoff, random);
          expect(seconds).toBeGreaterThanOrEqual(pollBackoff.firstSeconds / 2);
          expect(seconds).toBeLessThanOrEqual(pollBackoff.maxSeconds);
          const now = new Date('2026-11-24T12:00:00Z');
          const next = nextAttempt({
            now,
            scheduled: new Date('2026-11-24T18:00:00Z'),
            failures,
            retryAfterSeconds: wait,
            random,
          });
          expect(next.getTime()).toBeGreaterThanOrEqual(now.getTime() + wait * 1000);
        },
      ),
    );
  });

  test('run numbers never go back, whatever the clock shows', () => {
    fc.assert(fc.property(fc.nat(), fc.date({ noInvalidDate: true }), (last, now) => nextRunNumber(last, now) > last));
  });
});

describe('merge', () => {
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
});
