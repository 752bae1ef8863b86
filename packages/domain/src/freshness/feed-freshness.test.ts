import { expect, test } from '@jest/globals';
import { publicFeed, SourceId, type RemovalHold, type Run } from '@moisson/contracts';
import { problem, problemCatalogue, type ProblemCode } from '@moisson/kernel';
import { aSource } from '@moisson/testkit';
import fc from 'fast-check';
import { nextPoll } from '../harvesting/due-time.ts';
import { feedFreshness, type FeedInput } from './feed-freshness.ts';

const source = aSource({ stateSince: '2026-01-01T00:00:00.000Z', createdAt: '2026-01-01T00:00:00.000Z' });
const feed = (changes: Partial<FeedInput['status']>, more: Partial<FeedInput> = {}) =>
  feedFreshness({
    source,
    status: { sourceId: SourceId.parse('laval'), run: 1, consecutiveFailures: 0, records: 3, ...changes },
    now: new Date('2026-11-24T12:00:00Z'),
    ...more,
  });
/** Hours after the poll that follows a complete run. */
const hoursAfterPoll = (lastCompleteAt: string, hours: number): string =>
  new Date(nextPoll(source, new Date(lastCompleteAt)).getTime() + hours * 3_600_000).toISOString();
const lastRun = { problems: [problem('fetch.server-error', { url: 'https://x', status: 503 })] } as unknown as Run;

test('is fresh only after a complete run that is recent enough', () => {
  expect(feed({ lastCompleteAt: '2026-11-24T11:00:00Z' }).state).toBe('fresh');
  expect(feed({}).state).toBe('never-read');
  fc.assert(fc.property(fc.nat(10), (consecutiveFailures) => feed({ consecutiveFailures }).state !== 'fresh'));
});

test('becomes late, then stale, and gives the reason', () => {
  expect(feed({ lastCompleteAt: '2026-11-24T02:00:00Z' }).state).toBe('late');
  const stale = feed({ lastCompleteAt: '2026-11-22T12:30:00Z', consecutiveFailures: 7 }, { lastRun });
  // Polled a little after 18:00 and then every six hours: late after three hours, stale after two more intervals.
  const since = hoursAfterPoll('2026-11-22T12:30:00Z', 3 + 12);
  expect(since).toMatch(/^2026-11-23T09:0/);
  expect(stale).toMatchObject({ state: 'stale', problem: 'fetch.server-error', since });
  expect(stale.reason.fr).toBe('Aucune lecture complète depuis longtemps : la source ne répond pas.');
  expect(stale.detail?.fr).toContain('503');
});

test('is never fresh because of a run in the future, and reports that the clock was set back', () => {
  const hours = fc.double({ min: 0.01, max: 400 * 24, noNaN: true });
  fc.assert(
    fc.property(hours, (ahead) => {
      const lastCompleteAt = new Date(Date.parse('2026-11-24T12:00:00Z') + ahead * 3_600_000).toISOString();
      const { state, reason, since } = feed({ lastCompleteAt });
      return state === 'late' && reason.en.includes('clock was set back') && since === undefined;
    }),
  );
  expect(feed({ lastCompleteAt: '2026-11-25T11:00:00Z', consecutiveFailures: 2 }, { lastRun }).state).toBe('failing');
});

test('gives the time when it entered its state, and later runs with the same state do not change it', () => {
  const since = (changes: Partial<FeedInput['status']>, more: Partial<FeedInput> = {}) => {
    const told = feed(changes, more);
    return [told.state, told.since];
  };
  const [lastCompleteAt, freshSince] = ['2026-11-24T11:00:00Z', '2026-10-01T00:00:00.000Z'];
  expect(since({ lastCompleteAt, freshSince })).toEqual(['fresh', freshSince]);
  // The source was resumed after its last complete run.
  const resumed = { ...source, stateSince: '2026-11-20T00:00:00.000Z' };
  expect(since({ lastCompleteAt, freshSince }, { source: resumed })).toEqual(['fresh', resumed.stateSince]);
  expect(since({ lastCompleteAt: '2026-11-24T02:00:00Z' })).toEqual([
    'late',
    hoursAfterPoll('2026-11-24T02:00:00Z', 3),
  ]);
  const failed = { failingSince: '2026-11-24T11:10:00.000Z', failedAgainAt: '2026-11-24T11:20:00.000Z' };
  expect(since({ lastCompleteAt, consecutiveFailures: 3, ...failed }, { lastRun })).toEqual([
    'failing',
    failed.failedAgainAt,
  ]);
  expect(since({ consecutiveFailures: 3, ...failed }, { lastRun })).toEqual(['failing', failed.failingSince]);
  expect(since({})).toEqual(['never-read', source.createdAt]);
});

test("shows the public neither the requested address nor the operator's action", () => {
  const url = 'https://donnees.exemple.ca/api/3/action/package_search?start=100';
  for (const code of Object.keys(problemCatalogue) as ProblemCode[]) {
    const problems = [problem(code, { url, host: 'donnees.exemple.ca', detail: url })];
    const told = publicFeed(feed({ consecutiveFailures: 2 }, { lastRun: { problems } as unknown as Run }));
    expect([code, JSON.stringify(told)]).toEqual([
      code,
      expect.not.stringMatching(/exemple|moisson |MOISSON_|pageSize/),
    ]);
  }
});

test('is failing after two failures, held while removals wait, paused when nobody polls it', () => {
  expect(feed({ lastCompleteAt: '2026-11-24T11:00:00Z', consecutiveFailures: 2 }, { lastRun }).state).toBe('failing');
  const hold: RemovalHold = {
    id: 'h',
    sourceId: source.id,
    run: 1,
    createdAt: '2026-11-24T11:00:00Z',
    reason: 'removal.share-exceeded',
    records: 5,
    known: 9,
    examples: [],
    state: 'pending',
  };
  const held = feed({ lastCompleteAt: '2026-11-24T11:00:00Z' }, { hold });
  expect(held).toMatchObject({ state: 'held', since: hold.createdAt });
  expect(held.reason).toEqual({
    fr: '5 retraits attendent une décision, sur 9 fiches.',
    en: '5 removals wait for a decision, of 9 records.',
  });
  expect(feed({}, { source: aSource({ state: 'paused' }) }).state).toBe('paused');
});

test.each([
  [['record.duplicate', 'paging.count-mismatch', 'paging.count-wrong'], 'paging.count-wrong'],
  [['paging.count-mismatch', 'paging.unstable-order'], 'paging.unstable-order'],
  [['record.malformed', 'paging.count-mismatch'], 'paging.count-mismatch'],
  [['paging.capped-rows', 'record.duplicate'], 'record.duplicate'],
  [['paging.count-wrong', 'fetch.not-found'], 'fetch.not-found'],
  [['paging.endless', 'fetch.not-found'], 'paging.endless'],
  [['run.interrupted', 'paging.count-wrong'], 'paging.count-wrong'],
] as const)('for the problems %j the reason shown is %s', (codes, shown) => {
  const problems = codes.map((code) => problem(code, {}));
  const given = feed({ consecutiveFailures: 1 }, { lastRun: { problems } as unknown as Run });
  expect(given.problem).toBe(shown);
});

test('is not late before the poll that its schedule and its own delay set, nor ten minutes after it', () => {
  const minutes = fc.integer({ min: 0, max: 400 * 24 * 60 });
  const schedules = fc.constantFrom('* * * * *', '*/5 * * * *', '0 */6 * * *', '0 9 * * 1');
  fc.assert(
    fc.property(minutes, schedules, fc.string({ minLength: 1 }), (at, schedule, id) => {
      const one = { ...source, id: SourceId.parse(`s-${Buffer.from(id).toString('hex').slice(0, 20)}`), schedule };
      const lastCompleteAt = new Date(Date.parse('2026-03-01T00:00:00Z') + at * 60_000);
      const now = new Date(nextPoll(one, lastCompleteAt).getTime() + 10 * 60_000);
      expect(feed({ lastCompleteAt: lastCompleteAt.toISOString() }, { source: one, now }).state).toBe('fresh');
    }),
  );
});

test('a quarantine is told beside the state, never in its place; a paused source has none', () => {
  const quarantine = { consecutiveFailures: 12, quarantinedSince: '2026-11-20T00:00:00.000Z' };
  const told = { quarantinedSince: quarantine.quarantinedSince };
  const state = { lastCompleteAt: '2026-11-24T11:00:00Z', nextDueAt: '2026-11-25T00:00:00.000Z' };
  const failing = feed({ ...quarantine, ...state }, { lastRun });
  expect(failing).toMatchObject({ ...told, state: 'failing', nextTryAt: state.nextDueAt });
  expect(publicFeed(failing)).toMatchObject(told);
  expect(feed({ ...quarantine, lastCompleteAt: '2026-11-02T11:00:00Z' }, { lastRun })).toMatchObject({
    ...told,
    state: 'stale',
  });
  const paused = feed({ ...quarantine, ...state }, { source: { ...source, state: 'paused' } });
  expect(paused).not.toHaveProperty('quarantinedSince');
});
