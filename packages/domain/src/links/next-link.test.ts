import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { linkId } from './link-id.ts';
import { newLink, nextLink, nextTurn, type CheckOutcome } from './next-link.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;
const START = Date.parse('2026-11-24T12:00:00Z');

const failed: CheckOutcome = { kind: 'failed', problem: { code: 'fetch.not-found', params: { status: 404 } } };
const ok = (facts = {}): CheckOutcome => ({ kind: 'ok', facts });
const fresh = (url = 'https://a.test/1') => newLink({ id: linkId(url), url, host: 'a.test' }, new Date(START));

const outcomes = fc.constantFrom<CheckOutcome>(
  failed,
  ok({ etag: '1' }),
  ok({ etag: '2' }),
  { kind: 'skipped', seconds: 300 },
  { kind: 'forbidden', problem: { code: 'fetch.blocked', params: {} } },
  { kind: 'wrong-type', facts: {}, problem: { code: 'link.wrong-type', params: {} } },
);

test('a link is dead only after three failed checks in a row over at least three days, and always due after its check', () => {
  const step = fc.record({ outcome: outcomes, after: fc.nat(2 * DAY) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      let [link, now] = [fresh(), START];
      let failures: number[] = [];
      for (const { outcome, after } of steps) {
        now += after;
        const before = link;
        link = nextLink(link, outcome, new Date(now), WEEK);
        if (outcome.kind !== 'skipped') failures = outcome.kind === 'failed' ? [...failures, now] : [];
        const isDead = failures.length >= 3 && now - failures[0]! >= 3 * DAY;
        if (outcome.kind === 'skipped') expect(link).toEqual({ ...before, nextDue: link.nextDue });
        else expect(link.state).toBe(isDead ? 'dead' : outcome.kind === 'failed' ? 'failing' : outcome.kind);
        expect(Date.parse(link.nextDue)).toBeGreaterThan(now);
        expect(Date.parse(link.nextDue)).toBeLessThanOrEqual(now + 1.5 * WEEK);
        expect(link.spells.length).toBeLessThanOrEqual(20);
        expect(link.spells[0]).toMatchObject({ state: link.state, since: link.since });
        expect(link.spells.slice(1).every(({ until }) => until !== undefined)).toBe(true);
      }
    }),
  );
});

test('failed checks are repeated after 1, 4 and 16 hours, then daily; the link is dead on the fourth day', () => {
  let link = fresh();
  const due: number[] = [];
  while (link.state !== 'dead') {
    const now = Date.parse(link.nextDue);
    due.push((now - START) / HOUR);
    link = nextLink(link, failed, new Date(now), WEEK);
  }
  expect(due).toEqual([0, 1, 5, 21, 45, 69, 93]);
});

test('another ETag, date or size is a change, which is seen again sooner; a missing one is none', () => {
  const at = (hours: number): Date => new Date(START + hours * HOUR);
  const first = nextLink(fresh(), ok({ etag: 'a', byteSize: 5 }), at(0), WEEK);
  expect(first.lastChangedAt).toBeUndefined();
  const same = nextLink(first, ok({ byteSize: 5 }), at(1), WEEK);
  expect(same.lastChangedAt).toBeUndefined();
  const changed = nextLink(same, ok({ byteSize: 6 }), at(2), WEEK);
  expect(changed).toMatchObject({ lastChangedAt: at(2).toISOString(), firstSeenAt: at(0).toISOString() });
  expect(Date.parse(changed.nextDue)).toBeLessThanOrEqual(at(2).getTime() + WEEK / 2);
});

test('20,000 links that are found at once are spread evenly over the period', () => {
  const days = new Array<number>(7).fill(0);
  for (let n = 0; n < 20_000; n += 1) {
    const due = nextTurn(linkId(`https://a.test/${n}`), new Date(START), WEEK).getTime();
    expect(due - START).toBeGreaterThanOrEqual(WEEK / 2 - 1);
    days[Math.floor(due / DAY) % 7]! += 1;
  }
  for (const links of days) expect(Math.abs(links - 20_000 / 7)).toBeLessThan(400);
});
