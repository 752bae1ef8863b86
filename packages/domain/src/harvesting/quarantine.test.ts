import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { quarantineAfter, troubleOf, type Trouble } from './quarantine.ts';

const NOW = new Date('2026-11-30T12:00:00.000Z');
const before = (hours: number): string => new Date(NOW.getTime() - hours * 3_600_000).toISOString();

test.each<[string, Trouble, boolean]>([
  ['a first failure', { failures: 0 }, false],
  ['ten failures within a night', { failures: 9, since: before(14) }, false],
  ['ten failures in a day', { failures: 9, since: before(24) }, true],
  ['nine failures in three days', { failures: 8, since: before(72) }, false],
  ['three failures in a week', { failures: 2, since: before(7 * 24) }, true],
  ['three failures in six days', { failures: 2, since: before(6 * 24) }, false],
  ['two failures around a week without a harvester', { failures: 1, since: before(8 * 24) }, false],
  ['failures dated in the future, by a clock that was set back', { failures: 20, since: before(-5) }, false],
])('%s: quarantined: %j', (_, trouble, expected) => {
  expect(quarantineAfter(trouble, NOW)).toBe(expected ? NOW.toISOString() : undefined);
});

test('a quarantine lasts since its first day, however its probes fail', () => {
  fc.assert(
    fc.property(fc.nat(100), fc.double({ min: 0, max: 10_000, noNaN: true }), (failures, hours) => {
      const trouble = { failures, since: before(hours), quarantinedSince: before(3) };
      expect(quarantineAfter(trouble, NOW)).toBe(before(3));
    }),
  );
});

test('each further failure, and each further hour, keeps a source quarantined', () => {
  const given = { failures: fc.nat(30), hours: fc.nat(400) };
  fc.assert(
    fc.property(fc.record(given), fc.record(given), (less, more) => {
      fc.pre(more.failures >= less.failures && more.hours >= less.hours);
      const verdict = ({ failures, hours }: typeof less) => quarantineAfter({ failures, since: before(hours) }, NOW);
      if (verdict(less) !== undefined) expect(verdict(more)).toBeDefined();
    }),
  );
});

test('failures before an operator ended the quarantine do not count', () => {
  const stored = { failures: 30, failingSince: before(900) };
  expect(troubleOf({ ...stored, quarantinedSince: before(800) })).toEqual({
    ...{ failures: 30, since: before(900), quarantinedSince: before(800) },
  });
  const pardoned = troubleOf({ ...stored, pardoned: 29, pardonedAt: before(2) });
  expect(pardoned).toEqual({ failures: 1, since: before(2), pardonedAt: before(2) });
  expect(quarantineAfter(pardoned, NOW)).toBeUndefined();
});
