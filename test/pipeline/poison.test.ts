import { expect, test } from '@jest/globals';
import { encodeEvent, readDeadLetter, SqliteChangeLog } from '@moisson/changelog';
import { INDEXER_GROUP, topics } from '@moisson/contracts';
import { type DatasetWrites, type NewMessage, type Store } from '@moisson/domain';
import { systemClock } from '@moisson/kernel';
import { Indexer, indexerEvents } from '@moisson/indexer';
import { createLogger } from '@moisson/runtime';
import { openSqliteStore } from '@moisson/store';
import { aRecord } from '@moisson/testkit';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';

const GOOD = 40;
const upsert = (key: string, title: string): NewMessage => {
  const { state: _, ...data } = aRecord({ recordKey: key });
  return encodeEvent(`laval/${key}`, {
    id: key,
    source: '/sources/laval',
    type: 'org.moisson.record.upserted.v1',
    time: '2026-11-24T12:00:00.000Z',
    data: { ...data, dataset: { ...data.dataset, title: { fr: title } } },
  });
};

/** A catalogue with a fault of ours: one title makes it throw an error that is not an outage. */
const faulty = (datasetWrites: DatasetWrites): DatasetWrites => ({
  ...datasetWrites,
  write: async (writes) => {
    for (const { body } of writes)
      if (body.state === 'live' && body.dataset.title.fr === 'fatal') throw new TypeError('x is not a function');
    return datasetWrites.write(writes);
  },
});

test('unusable events become dead letters with their bytes and reason, and the others are indexed', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'moisson-poison-'));
  const sqlite = openSqliteStore(dir, systemClock);
  const store: Store = { ...sqlite, datasetWrites: faulty(sqlite.datasetWrites) };
  const changeLog = SqliteChangeLog.open(join(dir, 'log.sqlite'), systemClock);
  const good = Array.from({ length: GOOD }, (_, at) => upsert(`bon-${at}`, `Jeu ${at}`));
  const bad: readonly (readonly [string, NewMessage])[] = [
    ['event.unreadable', { ...good[0]!, headers: {} }],
    ['event.unreadable', { ...good[0]!, value: Buffer.from('{"tronqu') }],
    ['event.unreadable', { ...good[0]!, value: Buffer.from('['.repeat(100_000)) }],
    ['event.unknown-type', { ...good[0]!, headers: { ...good[0]!.headers, ce_type: 'com.exemple.autre' } }],
    [
      'event.unknown-type',
      { ...good[0]!, headers: { ...good[0]!.headers, ce_type: 'org.moisson.record.upserted.v9' } },
    ],
    ['event.invalid', { ...good[0]!, value: Buffer.from('{"sourceId":"laval"}') }],
    ['event.invalid', { ...good[0]!, key: 'laval/bon-1' }],
    ['event.unprocessable', upsert('fatal', 'fatal')],
  ];
  const mixed = good.flatMap((message, at) => (bad[at] === undefined ? [message] : [message, bad[at][1]]));
  const positions = await changeLog.publish(topics.records, mixed);
  const indexer = new Indexer({
    store,
    changeLog,
    clock: systemClock,
    events: indexerEvents(createLogger('test', 'silent'), systemClock),
  });
  await indexer.start();
  while (!(await changeLog.reached(INDEXER_GROUP, positions))) await nextTurn();
  await indexer.stop();

  expect(await sqlite.datasetReads.count()).toBe(GOOD);
  const letters = await changeLog.tail(topics.deadLetters, 100);
  expect(letters.map((letter) => readDeadLetter(letter).code).sort()).toEqual(bad.map(([code]) => code).sort());
  const bytes = new Set(letters.map(({ value }) => Buffer.from(value ?? []).toString()));
  for (const [, { value }] of bad) expect(bytes).toContain(Buffer.from(value).toString());
  await changeLog.close();
  await sqlite.close();
  await rm(dir, { recursive: true });
});
