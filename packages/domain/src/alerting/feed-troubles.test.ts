import { expect, test } from '@jest/globals';
import { SourceId, type Feed } from '@moisson/contracts';
import { said } from '@moisson/kernel';
import { aSource } from '@moisson/testkit';
import { feedTrouble } from './feed-troubles.ts';
import { platformOf } from '../politeness/platforms.ts';

const now = new Date('2026-11-24T12:00:00.000Z');
const feed = (more: Partial<Feed>): Feed => ({
  ...{ sourceId: SourceId.parse('laval'), state: 'fresh', reason: said('Lue.', 'Read.'), records: 1, ...more },
});
const source = aSource({ endpoint: 'https://donnees.example/api', schedule: '0 */6 * * *' });
const troubleOf = (more: Partial<Feed>) => feedTrouble(feed(more), source, undefined, now);

test('a feed that is fresh, late, new or paused is no trouble', () => {
  for (const state of ['fresh', 'late', 'never-read', 'paused'] as const) expect(troubleOf({ state })).toBeUndefined();
  expect(feedTrouble(feed({ state: 'stale' }), aSource({ state: 'draft' }), undefined, now)).toBeUndefined();
});

test('failing, stale and quarantined have one cause, told by host and by the area of the problem', () => {
  const [failing, stale, worst] = [
    troubleOf({ state: 'failing', problem: 'fetch.timeout' }),
    troubleOf({ state: 'stale', problem: 'fetch.too-slow' }),
    troubleOf({ state: 'stale', problem: 'fetch.timeout', quarantinedSince: now.toISOString() }),
  ];
  expect(new Set([failing, stale, worst].map((one) => one?.cause))).toEqual(new Set(['unread fetch donnees.example']));
  expect([failing, stale, worst].map((one) => one?.kind)).toEqual(['failing', 'stale', 'quarantined']);
  // It has recovered when its next run succeeds too.
  expect(failing?.quietMinutes).toBeGreaterThanOrEqual(6 * 60 - 10);
});

test('a hold is a trouble of its own feed, and so is content that no longer moves', () => {
  expect(troubleOf({ state: 'held' })).toMatchObject({ cause: 'held laval', kind: 'held', severity: 'warning' });
  const changes = Array.from({ length: 10 }, (_, at) => new Date(Date.UTC(2026, 0, 1 + 4 * at)).toISOString());
  const rhythm = { sourceId: source.id, run: 9, changes };
  expect(feedTrouble(feed({}), source, rhythm, now)).toMatchObject({ cause: 'frozen laval', kind: 'frozen' });
});

test('runs that take much longer than they used to are a trouble of their host, also while the feed is late', () => {
  const durations = { day: '2026-11-24', seconds: [...Array<number>(20).fill(300), 3600, 3600, 3600] };
  const rhythm = { sourceId: source.id, run: 23, changes: [], durations };
  for (const state of ['fresh', 'late'] as const)
    expect(feedTrouble(feed({ state }), source, rhythm, now)).toMatchObject({
      cause: 'slow donnees.example',
      kind: 'slow',
    });
  expect(feedTrouble(feed({ state: 'failing' }), source, rhythm, now)).toMatchObject({ kind: 'failing' });
  expect(feedTrouble(feed({ state: 'paused' }), source, rhythm, now)).toBeUndefined();
});

test('the names that a platform gives its customers are one', () => {
  expect(platformOf('https://ville-x.hub.arcgis.com/api')).toBe('hub.arcgis.com');
  expect(platformOf('https://nothub.arcgis.com/')).toBe('nothub.arcgis.com');
  expect(platformOf('rien')).toBeUndefined();
});
