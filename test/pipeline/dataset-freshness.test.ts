import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { datasetIdOf, type Store } from '@moisson/domain';
import { ChangeFeedWriter } from '@moisson/indexer';
import { startPortal } from '@moisson/portal';
import { createLogger, type HttpService } from '@moisson/runtime';
import { openSqliteStore } from '@moisson/store';
import { aBodyWrite, aDataset, aRecord, ManualClock } from '@moisson/testkit';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const DAY = 86_400_000;
const START = Date.parse('2026-01-05T15:00:00Z');
const WEEKLY = 'http://publications.europa.eu/resource/authority/frequency/WEEKLY';
const stack = new AsyncDisposableStack();
const clock = new ManualClock(new Date(START).toISOString());
const id = datasetIdOf(aRecord({ recordKey: 'neige' }));
let store: Store;
let portal: HttpService;
let revision = 0;

/** Writes a revision of the dataset, and lets the indexer note it. */
const change = async (): Promise<void> => {
  const dataset = {
    ...aDataset(`Neige ${revision}`, { id, accrualPeriodicity: WEEKLY }),
    ...{ firstSeenAt: new Date(START).toISOString(), changedAt: clock.now().toISOString() },
  };
  const write = aBodyWrite(id, { state: 'live', dataset }, revision, `h${revision}`);
  expect(await store.datasetWrites.write([write])).not.toContain(false);
  revision += 1;
  const writer = new ChangeFeedWriter(store, clock, (error) => {
    throw error;
  });
  await writer.catchUp();
};

beforeAll(async () => {
  const dir = stack.adopt(await mkdtemp(join(tmpdir(), 'moisson-fresh-')), (one) => rm(one, { recursive: true }));
  store = stack.adopt(openSqliteStore(dir, clock), (one) => one.close());
  const log = createLogger('test', 'silent');
  portal = stack.adopt(await startPortal({ store, log, listen: { host: '127.0.0.1', port: 0 } }), (one) => one.stop());
});
afterAll(() => stack.disposeAsync());

test('a dataset that changed each week is late on its page and in its API when it stops', async () => {
  for (let week = 0; week < 8; week += 1) {
    if (week > 0) clock.advance({ hours: 24 * 7 });
    await change();
  }
  const history = (await store.changeHistories.of([id])).get(id)!;
  expect(history.changes).toHaveLength(7);
  const read = async () =>
    (await (await fetch(`${portal.url}/api/v1/datasets/${id}`)).json()) as {
      freshness: { state: string; next: object };
    };
  expect((await read()).freshness).toMatchObject({
    ...{ state: 'fresh', observed: { days: 7, calendar: 'every-day' }, declaredDays: 7, findings: [] },
    next: { at: new Date(START + 56 * DAY).toISOString() },
  });
  clock.advance({ hours: 24 * 13 });
  expect((await read()).freshness).toMatchObject({ state: 'late', evidence: { comparedWith: 'observed' } });
  for (const [language, words] of [
    ['fr', ['En retard', 'aux 7 jours', 'Mise à jour attendue le']],
    ['en', ['Late', 'every 7 days', 'Update expected on']],
  ] as const) {
    const text = await (await fetch(`${portal.url}/datasets/${id}?lang=${language}`)).text();
    for (const word of words) expect(text).toContain(word);
  }
});
