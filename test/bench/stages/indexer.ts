import { SqliteChangeLog } from '@moisson/changelog';
import { INDEXER_GROUP, topics } from '@moisson/contracts';
import { type LogMessage, type NewMessage } from '@moisson/domain';
import { systemClock } from '@moisson/kernel';
import { Indexer, indexerEvents } from '@moisson/indexer';
import { createLogger } from '@moisson/runtime';
import { openSqliteCatalogue } from '@moisson/store';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { poison } from '../../support/poison.ts';
import { timed, type Figure, type Stage } from '../figure.ts';
import { writeAgain } from './bulk-insert.ts';

const PUBLISH = 250;
/** One bad event after this many good ones. */
const GOOD_PER_BAD = 10;

/**
 * Ours: the indexer alone on the record events that a cold load left. First into an empty catalogue; then the same events again; then into
 * an empty catalogue with bad events of 300 kinds among them, at the rate of the good ones. Then raw: the rows that the first round left.
 */
export const indexer: Stage = async ({ dir }) => {
  const good = await eventsOf(dir);
  const kinds = poison(good[0]!);
  const clean = good.map(({ key, value, headers }) => ({ key: key!, value: value!, headers }));
  const mixed = clean.flatMap((message, at) =>
    at % GOOD_PER_BAD === 0 ? [message, kinds[(at / GOOD_PER_BAD) % kinds.length]!] : [message],
  );
  const [fresh, replay] = await indexing(join(dir, 'clean'), [clean, clean]);
  const [poisoned] = await indexing(join(dir, 'poisoned'), [mixed]);
  const written = await writeAgain(join(dir, 'clean'), clean.length, {
    catalogue: '',
    changelog: `WHERE topic = '${topics.datasets}'`,
  });
  return {
    'index fresh': fresh!,
    'index replay': replay!,
    'index among bad events': { ...poisoned!, value: (poisoned!.value * clean.length) / mixed.length },
    'write of the same documents': written,
  };
};

const eventsOf = async (dir: string): Promise<readonly LogMessage[]> => {
  const log = SqliteChangeLog.open(join(dir, 'changelog.sqlite'), systemClock);
  const events = [...(await log.tail(topics.recordsBulk, 10_000_000)), ...(await log.tail(topics.records, 10_000_000))];
  await log.close();
  return events;
};

/** Publishes each round's messages, and times until the indexer has processed them. */
const indexing = async (dir: string, rounds: readonly (readonly NewMessage[])[]): Promise<Figure[]> => {
  await mkdir(dir);
  const store = openSqliteCatalogue(dir);
  const changeLog = SqliteChangeLog.open(join(dir, 'changelog.sqlite'), systemClock);
  const measures: Figure[] = [];
  for (const messages of rounds) {
    for (let at = 0; at < messages.length; at += PUBLISH)
      await changeLog.publish(topics.recordsBulk, messages.slice(at, at + PUBLISH));
    const events = indexerEvents(createLogger('bench', 'silent'), systemClock);
    const one = new Indexer({ store, changeLog, clock: systemClock, events });
    measures.push(
      await timed(async () => {
        await one.start();
        while ((await changeLog.lag(INDEXER_GROUP, [topics.recordsBulk])) > 0)
          await new Promise((resolve) => setTimeout(resolve, 5));
        return messages.length;
      }),
    );
    await one.stop();
  }
  await changeLog.close();
  await store.close();
  return measures;
};
