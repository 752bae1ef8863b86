import { expect, test } from '@jest/globals';
import { RemovalPolicy, type Hold } from '@moisson/contracts';
import { MAX_OPEN_OF_CAUSE } from '../dead-letters/file-dead-letters.ts';
import { ifHoldWaits, ifLettersWait, ifQuarantineLasts } from './if-nobody-acts.ts';

const hold = (given: object): Hold =>
  ({ createdAt: '2026-11-01T12:00:00.000Z', reason: 'removal.share-exceeded', records: 9, ...given }) as Hold;
const policy = RemovalPolicy.parse({ patienceDays: 30 });

test('held removals that the source confirms leave after its patience, and the earliest day is told', () => {
  const { otherwise, by } = ifHoldWaits(hold({ gone: 4 }), policy);
  expect(by).toBe('2026-12-01T12:00:00.000Z');
  expect(otherwise.en).toMatch(/^Of 4 records out of 9 .* for 30 days/);
  expect(ifHoldWaits(hold({ gone: 0 }), policy)).not.toHaveProperty('by');
  expect(ifHoldWaits(hold({ gone: 0 }), policy).otherwise.en).toMatch(/for 30 days/);
});

test.each([
  [hold({ gone: 4 }), RemovalPolicy.parse({ patienceDays: 0 })],
  [hold({ gone: 4, reason: 'removal.baseline-changed' }), policy],
  [hold({ gone: 4 }), undefined],
])('held removals stay for ever where nothing but a person can decide (%#)', (one, its) => {
  expect(ifHoldWaits(one, its)).not.toHaveProperty('by');
  expect(ifHoldWaits(one, its).otherwise.en).toMatch(/without a limit of time/);
});

test('a departure lasts until the feed looks as before, a quarantine until its next try', () => {
  expect(ifHoldWaits(hold({ kind: 'departure' }), policy).otherwise.en).toMatch(/ends by itself/);
  expect(ifQuarantineLasts({ nextTryAt: '2026-11-02T00:00:00.000Z' }).by).toBe('2026-11-02T00:00:00.000Z');
  expect(ifQuarantineLasts({})).not.toHaveProperty('by');
});

test('filed letters do not expire; where no more are filed, that is told', () => {
  expect(ifLettersWait(3).otherwise.en).toMatch(/do not expire/);
  expect(ifLettersWait(MAX_OPEN_OF_CAUSE).otherwise.en).toMatch(/RETENTION_HOURS/);
  expect(ifLettersWait(MAX_OPEN_OF_CAUSE - 1).otherwise.en).not.toMatch(/RETENTION_HOURS/);
});
