import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { SourceId } from '@moisson/contracts';
import { datasetIdOf, type Store } from '@moisson/domain';
import { ChangeFeedWriter } from '@moisson/indexer';
import { startPortal } from '@moisson/portal';
import { createLogger, type HttpService } from '@moisson/runtime';
import { openSqliteStore } from '@moisson/store';
import { aBodyWrite, aDataset, aRecord, aSource, ManualClock } from '@moisson/testkit';
import ICAL from 'ical.js';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const START = '2026-01-05T15:00:00.000Z';
const WEEK = 24 * 7;
const stack = new AsyncDisposableStack();
const clock = new ManualClock(START);
const idOf = (key: string) => datasetIdOf(aRecord({ recordKey: key }));
const [weekly, other] = [idOf('neige'), idOf('arbres')];
const TITLE = 'Neige; de, l’hiver\r\nBEGIN:VEVENT écrire à jean.tremblay@gmail.com';
/** fetch would ask for a new answer. */
const AGAIN = { 'cache-control': 'max-age=0' };
let store: Store;
let portal: HttpService;

/** Writes a revision of each dataset, and lets the indexer note it. */
const change = async (ids: readonly (readonly [typeof weekly, string])[], revision: number): Promise<void> => {
  for (const [id, title] of ids) {
    const times = { firstSeenAt: START, changedAt: clock.now().toISOString() };
    const dataset = { ...aDataset(`${title} ${revision}`, { id }), ...times };
    await store.datasetWrites.write([aBodyWrite(id, { state: 'live', dataset }, revision, `${id}${revision}`)]);
  }
  const writer = new ChangeFeedWriter(store, clock, (error) => {
    throw error;
  });
  await writer.catchUp();
};

beforeAll(async () => {
  const dir = stack.adopt(await mkdtemp(join(tmpdir(), 'moisson-calendar-')), (one) => rm(one, { recursive: true }));
  store = stack.adopt(openSqliteStore(dir, clock), (one) => one.close());
  const log = createLogger('test', 'silent');
  portal = stack.adopt(await startPortal({ store, log, listen: { host: '127.0.0.1', port: 0 } }), (one) => one.stop());
  await store.registry.create(aSource({ id: 'laval', name: { fr: 'Ville de Laval' }, organization: 'ville-de-laval' }));
  await store.polls.schedule(SourceId.parse('laval'), new Date('2026-03-03T15:00:00Z'), 'schedule');
  for (let week = 0; week < 12; week += 1) {
    if (week > 0) clock.advance({ hours: WEEK });
    await change(
      week === 0
        ? [
            [weekly, TITLE],
            [other, 'Arbres'],
          ]
        : [[weekly, TITLE]],
      week,
    );
  }
});
afterAll(() => stack.disposeAsync());

const read = async (path: string, headers: Record<string, string> = {}) => {
  const response = await fetch(portal.url + path, { headers });
  return { response, text: await response.text() };
};
/** Reads a calendar with a library that did not write it. */
const eventsIn = (text: string): ICAL.Event[] =>
  new ICAL.Component(ICAL.parse(text) as never[]).getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));

test('a dataset with a rhythm is expected on a day, and a source at a time', async () => {
  const { response, text } = await read('/calendar.ics?lang=fr');
  expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
  const events = eventsIn(text);
  const [update] = events.filter(({ uid }) => uid.startsWith('dataset-'));
  expect(events.filter(({ uid }) => uid.startsWith('dataset-'))).toHaveLength(1);
  expect(update!.uid).toBe(`dataset-${weekly}@${new URL(portal.url).host}`);
  expect(update!.startDate.toString()).toBe('2026-03-30');
  expect(update!.startDate.isDate).toBe(true);
  expect(update!.summary).toContain('Mise à jour attendue');
  // A title of a source cannot add an event, and no personal address is public.
  expect(update!.summary).toContain('Neige; de, l’hiver');
  expect(text).not.toContain('jean.tremblay');
  expect(text.match(/^BEGIN:VEVENT/gm)).toHaveLength(events.length);
  expect(update!.description).toMatch(/^Entre le \d+ mars 2026 et le \d+ (?:mars|avril) 2026\. /);
  const [reading] = events.filter(({ uid }) => uid.startsWith('feed-laval@'));
  expect(reading!.summary).toMatch(/^Lecture prévue\s: Ville de Laval$/);
  expect(reading!.startDate.toJSDate()).toEqual(new Date('2026-03-03T15:00:00Z'));
});

test('it is the same for whoever has it, until an hour later; in English where that is asked for', async () => {
  const first = await read('/calendar.ics');
  const etag = first.response.headers.get('etag')!;
  expect((await read('/calendar.ics', { ...AGAIN, 'if-none-match': etag })).response.status).toBe(304);
  expect((await read('/calendar.ics')).text).toBe(first.text);
  const english = await read('/calendar.ics?lang=en', { ...AGAIN, 'if-none-match': etag });
  expect([english.response.status, eventsIn(english.text)[0]!.summary]).toEqual([
    200,
    expect.stringContaining('Update expected'),
  ]);
});

test('it is limited to a source or an organization; a misspelt filter is refused', async () => {
  const count = async (query: string): Promise<number> => eventsIn((await read(`/calendar.ics?${query}`)).text).length;
  expect([await count('source=laval'), await count('source=autre'), await count('organization=autre')]).toEqual([
    2, 0, 0,
  ]);
  expect((await read('/calendar.ics?sourc=laval')).response.status).toBe(400);
});

test('a dataset has a calendar of its own, empty where nothing is expected', async () => {
  expect(eventsIn((await read(`/datasets/${weekly}/calendar.ics`)).text)).toHaveLength(1);
  expect(eventsIn((await read(`/datasets/${other}/calendar.ics`)).text)).toHaveLength(0);
  expect((await read(`/datasets/${idOf('absent')}/calendar.ics`)).response.status).toBe(404);
  expect((await read('/datasets/x/calendar.ics')).response.status).toBe(404);
  expect((await read(`/datasets/${weekly}?lang=en`)).text).toContain(`/datasets/${weekly}/calendar.ics`);
});
