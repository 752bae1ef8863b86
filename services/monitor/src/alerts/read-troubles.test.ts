import { expect, test } from '@jest/globals';
import type { FeedSpell, Source } from '@moisson/contracts';
import { said } from '@moisson/kernel';
import type { Objectives } from '@moisson/runtime';
import { aSource, ManualClock } from '@moisson/testkit';
import type { MonitorStore } from '../monitor-store.ts';
import { readTroubles } from './read-troubles.ts';

const clock = new ManualClock();
const ago = (hours: number): string => new Date(clock.now().getTime() - hours * 3_600_000).toISOString();
const list = <T>(...items: readonly T[]) => Promise.resolve(items);

/** A feed that was late for eight hours, until two hours ago, by what the monitor kept. */
const storeWith = (
  source: Source,
  lag: () => Promise<number> = () => Promise.resolve(0),
  runs: readonly unknown[] = [],
) => {
  const spell = (state: FeedSpell['state'], from: number, until?: number): FeedSpell => ({
    ...{ sourceId: source.id, state, reason: said('', ''), since: ago(from) },
    ...(until === undefined ? {} : { until: ago(until) }),
  });
  const status = { sourceId: source.id, run: 3, consecutiveFailures: 0, records: 9, lastCompleteAt: ago(2) };
  const store = {
    registry: { list: () => list(source) },
    polls: { statuses: () => list({ ...status, freshSince: ago(2) }), now: () => Promise.resolve(clock.now()) },
    runs: { latest: () => Promise.resolve(runs) },
    holds: { list: () => list(), departures: () => list() },
    feedHistory: {
      rhythms: () => list(),
      of: () => list(spell('fresh', 2), spell('late', 10, 2), spell('fresh', 100, 10)),
    },
    alerts: { open: () => list() },
    deadLetters: { list: () => list() },
    apiKeys: { list: () => list() },
  } as unknown as MonitorStore;
  return (objectives?: Objectives) => readTroubles(store, { clock, lag }, objectives);
};
const source = aSource({ schedule: '0 */6 * * *', organization: 'ville-de-laval' });
const of = (more: Readonly<Record<string, number>>) => new Map(Object.entries(more));

test('a feed that uses up its objective is told, where one is set, and says which', async () => {
  const troubles = storeWith(source);
  expect(await troubles()).toEqual([]);
  const [told] = await troubles({ all: 0.99, of: of({}) });
  expect(told).toMatchObject({ cause: 'objective laval', severity: 'warning', source: 'laval' });
  expect([told?.reason.fr, told?.reason.en]).toEqual([
    expect.stringContaining('objectif de 99\u00a0%.'),
    expect.stringContaining('objective of 99%.'),
  ]);
});

test('the objective of a source counts before that of its organization, and that before the one of all', async () => {
  const troubles = storeWith(source);
  expect(await troubles({ all: 0.99, of: of({ 'organization:ville-de-laval': 0.5 }) })).toEqual([]);
  const both = of({ 'organization:ville-de-laval': 0.99, 'source:laval': 0.5 });
  expect(await troubles({ of: both })).toEqual([]);
  expect(await troubles({ of: of({ 'organization:ville-de-laval': 0.99 }) })).toHaveLength(1);
  expect(await troubles({ of: of({ 'source:autre': 0.99 }) })).toEqual([]);
});

test('a certificate that ends soon is told beside what else is wrong with its feed', async () => {
  const certificate = { from: ago(24 * 300), until: ago(-24 * 10) };
  const troubles = storeWith(source, undefined, [{ sourceId: source.id, certificate }]);
  expect((await troubles({ all: 0.99, of: of({}) })).map(({ kind }) => kind)).toEqual(['certificate', 'objective']);
});

test('a log that does not answer hides nothing else', async () => {
  expect(await storeWith(source, () => Promise.reject(new Error('away')))({ all: 0.99, of: of({}) })).toHaveLength(1);
  expect(await storeWith(source, () => Promise.resolve(1e6))()).toMatchObject([{ kind: 'lag' }]);
});
