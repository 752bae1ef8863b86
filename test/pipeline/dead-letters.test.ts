import { expect, test } from '@jest/globals';
import { INDEXER_GROUP, RecordKey, topics, type DeadLetter } from '@moisson/contracts';
import { datasetIdOfRecord, type ChangeLog, type NewMessage, type Store } from '@moisson/domain';
import { anyLanguage, OutageError } from '@moisson/kernel';
import type { CauseDecided, DeadLetterCause, DeadLetterView } from '@moisson/operations/operator-api';
import type { EmbeddedLine } from '@moisson/standalone';
import { aSource } from '@moisson/testkit';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { startLaval } from '../support/laval-server.ts';
import { atOperator } from '../support/operator-desk.ts';
import { withLine } from '../support/with-line.ts';

const laval = aSource({});

/** Publishes to the log, and waits until the indexer has seen it. */
const publish = async ({ changeLog }: EmbeddedLine, ...messages: readonly NewMessage[]): Promise<void> => {
  const positions = await changeLog.publish(topics.records, messages);
  while (!(await changeLog.reached(INDEXER_GROUP, positions))) await nextTurn();
};

const headers = (given: object = {}): Record<string, string> => ({
  ...{ ce_specversion: '1.0', ce_id: '1', ce_source: '/test', ce_type: 'org.moisson.record.upserted.v1' },
  ...{ ce_time: '2026-11-24T12:00:00.000Z', 'content-type': 'application/json', ...given },
});
const broken = (key: string): NewMessage => ({
  key: `laval/${key}`,
  value: Buffer.from('{"tronqu'),
  headers: headers(),
});

/** Runs a test on a line that has read a city of five datasets; `keys`: of its records. */
const withCity = async (work: (line: EmbeddedLine, keys: readonly RecordKey[]) => Promise<void>): Promise<void> => {
  const server = await startLaval(5);
  try {
    await withLine(async (line) => {
      await line.store.registry.create({ ...laval, endpoint: server.url });
      await line.pollNow(laval.id);
      const entries = await line.store.snapshots.scan(laval.id, undefined, 10);
      await work(
        line,
        entries.map(({ recordKey }) => recordKey),
      );
    });
  } finally {
    await server.stop();
  }
};

/** A newer run read the record with this title, and its event was lost on the way: what a replay starts from. */
const readSince = async ({ store }: EmbeddedLine, recordKey: RecordKey, title: string): Promise<void> => {
  const { run, body } = (await store.payloads.get(laval.id, recordKey))!;
  const raw = { ...(JSON.parse(Buffer.from(body).toString()) as object), title };
  await store.payloads.put(laval.id, [{ recordKey, run: run + 1, body: Buffer.from(JSON.stringify(raw)) }]);
  const entry = (await store.snapshots.byKey(laval.id, [recordKey])).get(recordKey)!;
  await store.snapshots.put(laval.id, [{ ...entry, run: run + 1 }]);
};

const titleOf = async ({ store }: EmbeddedLine, key: RecordKey): Promise<unknown> => {
  const body = await store.datasetReads.get(datasetIdOfRecord(`laval/${key}`));
  return body?.state === 'live' ? anyLanguage(body.dataset.title) : body?.state;
};

const until = async (ready: () => Promise<boolean>): Promise<void> => {
  while (!(await ready())) await nextTurn();
};

test('a record whose event was unreadable is published from what its source sent, without asking the source', async () => {
  await withCity(async (line, [key]) => {
    await readSince(line, key!, 'Titre réparé');
    await publish(line, broken(key!));
    await atOperator(line, async ({ call }) => {
      const { body: letters } = await call<DeadLetter[]>('/dead-letters');
      expect(letters).toMatchObject([
        { state: 'open', code: 'event.unreadable', attempts: 1, sourceId: 'laval', recordKey: key, stage: 'indexer' },
      ]);
      const { id } = letters[0]!;
      const { body: view } = await call<DeadLetterView>(`/dead-letters/${id}`);
      expect(view).toMatchObject({
        preview: { outcome: 'publish', from: 'source' },
        event: { text: '{"tronqu', cut: false },
      });
      expect(anyLanguage(view.preview.dataset?.title ?? {})).toBe('Titre réparé');
      expect(view.sent?.text).toContain('Titre réparé');
      expect(await titleOf(line, key!)).not.toBe('Titre réparé');

      expect(await call(`/dead-letters/${id}/replay`, {})).toMatchObject({
        status: 200,
        body: { state: 'replayed', decidedBy: 'api' },
      });
      await until(async () => (await titleOf(line, key!)) === 'Titre réparé');
      // Once more: nothing is published, and nothing changes.
      const before = await line.changeLog.tail(topics.records, 100);
      expect(await call(`/dead-letters/${id}/replay`, {})).toMatchObject({ status: 200, body: { state: 'replayed' } });
      expect(await line.changeLog.tail(topics.records, 100)).toEqual(before);
    });
  });
});

test('an event that still cannot be used stays open; it is discarded with a reason, and reopened', async () => {
  await withCity(async (line) => {
    await publish(line, {
      key: 'laval/x',
      value: Buffer.from('{}'),
      headers: headers({ ce_type: 'com.exemple.autre' }),
    });
    await atOperator(line, async ({ call }) => {
      const [{ id }] = (await call<[DeadLetter]>('/dead-letters')).body;
      expect((await call<DeadLetterView>(`/dead-letters/${id}`)).body.preview).toMatchObject({
        outcome: 'fails',
        problem: { code: 'event.unknown-type' },
      });
      expect((await call(`/dead-letters/${id}/replay`, {})).status).toBe(409);
      expect((await call(`/dead-letters/${id}/discard`, { reason: '  ' })).status).toBe(400);
      expect((await call(`/dead-letters/${id}/discard`, { reason: 'un essai' })).body).toMatchObject({
        state: 'discarded',
        reason: 'un essai',
      });
      expect((await call(`/dead-letters/${id}/replay`, {})).status).toBe(409);
      expect((await call<DeadLetter>(`/dead-letters/${id}/reopen`, {})).body.state).toBe('open');
      expect((await call(`/dead-letters/unknown/replay`, {})).status).toBe(404);
      expect((await call(`/dead-letters/unknown`)).status).toBe(404);
    });
  });
});

test('a letter whose record is newer in the catalogue has nothing to publish', async () => {
  await withCity(async (line, [key]) => {
    await publish(line, broken(key!));
    await atOperator(line, async ({ call }) => {
      const [{ id }] = (await call<[DeadLetter]>('/dead-letters')).body;
      expect((await call<DeadLetter>(`/dead-letters/${id}/replay`, {})).body.state).toBe('superseded');
    });
  });
});

test('all letters of a cause are replayed at once, whatever their records; those that still fail stay open', async () => {
  await withCity(async (line, keys) => {
    for (const key of keys.slice(0, 3)) await readSince(line, key, `Réparé ${key}`);
    await publish(line, ...keys.slice(0, 3).map(broken), broken('inconnu'));
    await atOperator(line, async ({ call }) => {
      const { body: causes } = await call<DeadLetterCause[]>('/dead-letter-causes');
      expect(causes).toMatchObject([{ letters: 4, code: 'event.unreadable', sources: ['laval'] }]);
      const { body } = await call<CauseDecided>(`/dead-letter-causes/${causes[0]!.cause}/replay`, {});
      expect(body).toMatchObject({
        replayed: 3,
        superseded: 0,
        failed: 1,
        left: 0,
        problem: { code: 'request.conflict' },
      });
      for (const key of keys.slice(0, 3)) await until(async () => (await titleOf(line, key)) === `Réparé ${key}`);
      const { body: open } = await call<DeadLetter[]>('/dead-letters?state=open');
      expect(open.map(({ recordKey }) => recordKey)).toEqual(['inconnu']);
      expect((await call('/dead-letter-causes/unknown/replay', {})).status).toBe(404);
    });
  });
});

test('a crash between the publication and its mark loses nothing: the letter is replayed once more, to the same effect', async () => {
  await withCity(async (line, [key]) => {
    await readSince(line, key!, 'Titre réparé');
    await publish(line, broken(key!));
    let crashes = 1;
    const { deadLetters } = line.store;
    const store: Store = {
      ...line.store,
      deadLetters: new Proxy(deadLetters, {
        get: (target, name) =>
          name === 'change' && crashes-- > 0
            ? () => Promise.reject(new OutageError('test', new Error('killed')))
            : (Reflect.get(target, name) as unknown),
      }),
    };
    await atOperator(
      line,
      async ({ call }) => {
        const [{ id }] = (await call<[DeadLetter]>('/dead-letters')).body;
        expect((await call(`/dead-letters/${id}/replay`, {})).status).toBe(503);
        await until(async () => (await titleOf(line, key!)) === 'Titre réparé');
        const dataset = datasetIdOfRecord(`laval/${key}`);
        const revisions = await line.store.datasetReads.bodies([dataset]);
        expect((await call<DeadLetter>(`/dead-letters/${id}`)).body).toMatchObject({ letter: { state: 'open' } });
        expect((await call<DeadLetter>(`/dead-letters/${id}/replay`, {})).body.state).toMatch(/replayed|superseded/);
        const { changeLog } = line;
        await until(async () => (await changeLog.lag(INDEXER_GROUP, [topics.records])) === 0);
        expect(await line.store.datasetReads.bodies([dataset])).toEqual(revisions);
      },
      { store },
    );
  });
});

test('a replayed event that fails again opens the same letter, with one attempt more', async () => {
  await withCity(async (line, [key]) => {
    await readSince(line, key!, 'Titre réparé');
    await publish(line, broken(key!));
    // What is replayed is broken on its way.
    const changeLog = new Proxy<ChangeLog>(line.changeLog, {
      get: (target, name) => {
        if (name === 'publish')
          return (topic: string, messages: readonly NewMessage[]) =>
            target.publish(
              topic,
              messages.map((message) => ({ ...message, value: Buffer.from('{"encore') })),
            );
        const value: unknown = Reflect.get(target, name);
        return typeof value === 'function' ? (value.bind(target) as unknown) : value;
      },
    });
    await atOperator(
      line,
      async ({ call }) => {
        const [{ id }] = (await call<[DeadLetter]>('/dead-letters')).body;
        await call(`/dead-letters/${id}/replay`, {});
        const letters = async (): Promise<DeadLetter[]> => (await call<DeadLetter[]>('/dead-letters')).body;
        await until(async () => (await letters())[0]!.attempts === 2);
        expect(await letters()).toMatchObject([{ id, attempts: 2, state: 'open' }]);
      },
      { changeLog },
    );
  });
});
