import { describe, expect, test } from '@jest/globals';
import { SourceId, type Alert, type Silence } from '@moisson/contracts';
import { said } from '@moisson/kernel';
import fc from 'fast-check';
import { MANY, MAX_AT_ONCE, MAX_OPEN, MAX_STANDING } from './alert-causes.ts';
import { CRITICAL_FEEDS, nextAlerts } from './next-alerts.ts';
import type { AlertTrouble } from './trouble.ts';

const START = Date.parse('2026-11-24T12:00:00.000Z');
const at = (minute: number): Date => new Date(START + minute * 60_000);
const trouble = (source: string, more: Partial<AlertTrouble> = {}): AlertTrouble => ({
  ...{ cause: 'unread fetch hub.example', kind: 'failing', severity: 'warning', quietMinutes: 15 },
  ...{ reason: said('Panne.', 'Down.'), source: SourceId.parse(source), host: 'hub.example' },
  ...{ since: at(-5).toISOString(), ...more },
});
const ownHost = (number: number): AlertTrouble =>
  trouble(`s${number}`, { cause: `unread fetch h${number}.example`, host: `h${number}.example` });

/** A store in memory, and a look each minute. */
class Watch {
  open: readonly Alert[] = [];
  readonly opened: string[] = [];
  readonly closed: Alert[] = [];
  silences: readonly Silence[] = [];
  look(minute: number, troubles: readonly AlertTrouble[]): this {
    const { begun, changed, ended } = nextAlerts({
      troubles,
      open: this.open,
      silences: this.silences,
      now: at(minute),
    });
    this.opened.push(...begun.map(({ id }) => id));
    this.closed.push(...ended);
    const next = new Map(changed.map((alert) => [alert.id, alert]));
    const gone = new Set(ended.map(({ id }) => id));
    this.open = [...this.open.filter(({ id }) => !gone.has(id)).map((one) => next.get(one.id) ?? one), ...begun];
    return this;
  }
}

describe('one alert for one cause', () => {
  test('forty feeds of a host that fails are one alert, which names twenty and counts them all', () => {
    const feeds = Array.from({ length: 40 }, (_, number) => trouble(`ville-${number}`));
    const { open } = new Watch().look(0, feeds);
    expect(open).toHaveLength(1);
    expect(open[0]).toMatchObject({
      feeds: 40,
      severity: 'critical',
      host: 'hub.example',
      since: at(-5).toISOString(),
    });
    expect(open[0]!.sources).toHaveLength(20);
  });

  test('a feed that joins later makes no new alert, and it becomes critical once with the tenth', () => {
    const watch = new Watch();
    for (let count = 1; count <= CRITICAL_FEEDS + 1; count += 1)
      watch.look(
        count,
        Array.from({ length: count }, (_, number) => trouble(`ville-${number}`)),
      );
    expect(watch.opened).toHaveLength(1);
    expect(watch.open[0]).toMatchObject({ severity: 'critical', raisedAt: at(CRITICAL_FEEDS).toISOString() });
    watch.look(20, [trouble('ville-1')]);
    expect(watch.open[0]).toMatchObject({ severity: 'critical', feeds: 1, mostFeeds: CRITICAL_FEEDS + 1 });
  });

  test('a feed that fails, then is stale, then is quarantined is one alert', () => {
    const watch = new Watch()
      .look(0, [trouble('laval')])
      .look(1, [trouble('laval', { kind: 'stale', severity: 'critical' })]);
    watch.look(2, [trouble('laval', { kind: 'quarantined', severity: 'critical' })]);
    expect([watch.opened.length, watch.open[0]?.kind, watch.open[0]?.severity]).toEqual([1, 'quarantined', 'critical']);
  });
});

describe('closing', () => {
  test('an alert closes after its quiet time, and a feed that flaps within it stays one alert', () => {
    const watch = new Watch();
    for (let minute = 0; minute < 100; minute += 10) watch.look(minute, minute % 20 === 0 ? [trouble('laval')] : []);
    expect([watch.opened.length, watch.closed.length, watch.open.length]).toEqual([1, 0, 1]);
    watch.look(106, []);
    expect([watch.open.length, watch.closed[0]?.closedAt]).toEqual([0, at(106).toISOString()]);
    watch.look(107, [trouble('laval')]);
    expect(new Set(watch.opened).size).toBe(2);
  });

  test('a clock that is set back closes nothing early', () => {
    const watch = new Watch()
      .look(0, [trouble('laval')])
      .look(1, [])
      .look(-500, [])
      .look(-490, []);
    expect(watch.open).toHaveLength(1);
    expect(watch.look(-484, []).open).toHaveLength(0);
  });

  test('a look at which nothing changed writes nothing', () => {
    const watch = new Watch().look(0, [trouble('laval')]);
    const changes = nextAlerts({ troubles: [trouble('laval')], open: watch.open, silences: [], now: at(1) });
    expect(changes).toEqual({ begun: [], changed: [], ended: [] });
  });
});

describe('too much at once', () => {
  test('10,000 sources on 10,000 hosts that fail at once are one alert, and all are counted', () => {
    const watch = new Watch().look(
      0,
      Array.from({ length: 10_000 }, (_, number) => ownHost(number)),
    );
    expect(watch.open).toHaveLength(1);
    expect(watch.open[0]).toMatchObject({ cause: MANY, kind: 'many', feeds: 10_000, severity: 'critical' });
    expect(JSON.stringify(watch.open).length).toBeLessThan(2000);
  });

  test('one after the other, they are a bounded number of alerts', () => {
    const watch = new Watch();
    for (let count = 1; count <= 300; count += 1)
      watch.look(
        count,
        Array.from({ length: count }, (_, number) => ownHost(number)),
      );
    expect(watch.open).toHaveLength(MAX_OPEN + 1);
    expect(watch.open.reduce((sum, { feeds }) => sum + feeds, 0)).toBe(300);
  });

  test('alerts that have been open for long hide no new one, unless they are very many', () => {
    const day = 24 * 60;
    const watch = new Watch();
    const first = (count: number) => Array.from({ length: count }, (_, number) => ownHost(number));
    for (let count = 1; count <= MAX_STANDING + 2; count += 1) watch.look(count * day, first(count));
    expect(watch.open).toHaveLength(MAX_STANDING + 1);
    expect(watch.open.filter(({ cause }) => cause === MANY)).toMatchObject([{ feeds: 2 }]);
  });

  test('what is wrong with Moisson itself takes the place of no feed', () => {
    const own = Array.from({ length: MAX_OPEN }, (_, number): AlertTrouble => {
      const { source: _source, host: _host, ...rest } = trouble('x', { cause: `own ${number}`, kind: 'lag' });
      return rest;
    });
    const watch = new Watch().look(0, own).look(1, [...own, ownHost(1)]);
    expect(watch.open).toHaveLength(MAX_OPEN + 1);
    expect(watch.open.map(({ cause }) => cause)).not.toContain(MANY);
  });

  test('what is wrong with Moisson itself is never hidden among many feeds', () => {
    const own = {
      cause: 'disk',
      kind: 'disk',
      severity: 'critical',
      quietMinutes: 15,
      reason: said('Plein.', 'Full.'),
    } as const;
    const { open } = new Watch().look(0, [...Array.from({ length: MAX_AT_ONCE + 1 }, (_, at_) => ownHost(at_)), own]);
    expect(open.map(({ cause }) => cause).sort()).toEqual(['disk', MANY]);
  });
});

test('an alert is silenced while all its feeds are, and until the first of them no longer is', () => {
  const silence = (match: Silence['match'], until: number): Silence => ({
    ...{ id: '0b1a2c3d-0000-4000-8000-000000000001', match, why: 'travaux', by: 'Zoé', createdAt: at(0).toISOString() },
    ...{ from: at(10).toISOString(), until: at(until).toISOString() },
  });
  const watch = new Watch();
  const feeds = [trouble('laval', { organization: 'laval' }), trouble('levis')];
  watch.silences = [silence({ organization: 'laval' }, 60), silence({ host: 'hub.example' }, 30)];
  expect(watch.look(0, feeds).open[0]).not.toHaveProperty('silencedUntil');
  expect(watch.look(10, feeds).open[0]).toMatchObject({ silencedUntil: at(30).toISOString() });
  expect(watch.look(30, feeds).open[0]).not.toHaveProperty('silencedUntil');
  expect(watch.look(31, [feeds[0]!]).open[0]).toMatchObject({ silencedUntil: at(60).toISOString() });
});

describe('whatever happens', () => {
  const feeds = fc.subarray(Array.from({ length: 30 }, (_, number) => number));
  const looks = fc.array(fc.record({ minutes: fc.integer({ min: 1, max: 20 }), feeds }), { maxLength: 20 });
  const troublesOf = (numbers: readonly number[]): AlertTrouble[] =>
    numbers.map((number) => trouble(`s${number}`, { cause: `unread fetch h${number % 14}`, host: `h${number % 14}` }));

  test('every trouble is in exactly one open alert, no alert has one id twice, and what closes has opened', () => {
    fc.assert(
      fc.property(looks, (given) => {
        const watch = new Watch();
        let minute = 0;
        for (const look of given) {
          watch.look((minute += look.minutes), troublesOf(look.feeds));
          const now = watch.open.filter(({ quietSince }) => quietSince === undefined);
          expect(now.reduce((sum, one) => sum + one.feeds, 0)).toBe(look.feeds.length);
          expect(new Set(watch.open.map(({ cause }) => cause)).size).toBe(watch.open.length);
        }
        expect(new Set(watch.opened).size).toBe(watch.opened.length);
        for (const { id, openedAt, closedAt } of watch.closed) {
          expect(watch.opened).toContain(id);
          expect(closedAt! > openedAt).toBe(true);
        }
        watch.look(minute + 1, []).look(minute + 100, []);
        expect([watch.open.length, watch.closed.length]).toEqual([0, watch.opened.length]);
      }),
    );
  });

  test('the order of what is seen does not matter', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(Array.from({ length: 30 }, (_, number) => number)), (numbers) => {
        const sorted = numbers.toSorted((a, b) => a - b);
        expect(new Watch().look(0, troublesOf(numbers)).open).toEqual(new Watch().look(0, troublesOf(sorted)).open);
      }),
    );
  });
});
