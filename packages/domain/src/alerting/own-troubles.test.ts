import { expect, test } from '@jest/globals';
import type { ApiKey, FileUse, SourceStatus } from '@moisson/contracts';
import { aSource } from '@moisson/testkit';
import { ownTroubles, type OwnHealth } from './own-troubles.ts';

const now = new Date('2026-11-24T12:00:00.000Z');
const ago = (minutes: number): string => new Date(now.getTime() - minutes * 60_000).toISOString();
const source = aSource();
const status = (more: Partial<SourceStatus>): SourceStatus => ({
  ...{ sourceId: source.id, run: 1, consecutiveFailures: 0, records: 1, ...more },
});
const file: FileUse = {
  ...{ name: 'catalogue', path: '/x', size: 10, reusable: 0, walSize: 0, limit: 100, diskFree: 1e11 },
};
const key: ApiKey = {
  ...{ id: 'robot', name: 'Robot', role: 'viewer', createdBy: 'key:zoe', createdAt: ago(60 * 24 * 300) },
  expiresAt: ago(-60 * 24 * 3),
};
const kinds = (more: Partial<OwnHealth>): readonly string[] =>
  ownTroubles({ now, ownNow: now, sources: [source], statuses: [], deadLetters: 0, keys: [], ...more }).map(
    ({ cause }) => cause,
  );

test('nothing is wrong where nothing is', () => {
  expect(kinds({ lag: 10, files: [file], statuses: [status({ nextDueAt: ago(5) })] })).toEqual([]);
});

test('a source that is due for long while no run begins says that nothing is read', () => {
  const due = status({ nextDueAt: ago(31) });
  expect(kinds({ statuses: [due] })).toEqual(['reading']);
  expect(kinds({ statuses: [{ ...due, runningSince: ago(90) }] })).toEqual([]);
  expect(kinds({ statuses: [{ ...due, lastStartedAt: ago(10) }] })).toEqual([]);
  expect(kinds({ statuses: [due], sources: [aSource({ state: 'paused' })] })).toEqual([]);
});

test('dead letters, a lag, a full file, a full disk, a wrong clock and a key near its end are told', () => {
  expect(kinds({ deadLetters: 1 })).toEqual(['dead-letters']);
  expect(kinds({ lag: 50_001 })).toEqual(['lag']);
  expect(kinds({ files: [file, { ...file, size: 90 }] })).toEqual(['disk']);
  expect(kinds({ files: [{ ...file, size: 90, reusable: 20 }] })).toEqual([]);
  expect(kinds({ files: [{ ...file, limit: 0, diskFree: 1e6 }] })).toEqual(['disk']);
  expect(kinds({ ownNow: new Date(now.getTime() - 31_000) })).toEqual(['clock']);
  expect(kinds({ keys: [key] })).toEqual(['keys robot']);
  expect(
    kinds({
      keys: [
        { ...key, revokedAt: ago(1) },
        { ...key, createdAt: ago(1) },
      ],
    }),
  ).toEqual([]);
});
