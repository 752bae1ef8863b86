import { expect, test } from '@jest/globals';
import { MAX_EVENT_BYTES, RecordKey, topics } from '@moisson/contracts';
import { OutageError } from '@moisson/kernel';
import type { ChangeLog, EventBody, NewMessage } from '@moisson/domain';
import { RunBook } from '../run/run-book.ts';
import { aClaim, anEntry } from '../testing/a-run.ts';
import { ChangePublisher, type PublisherParts } from './change-publisher.ts';
import type { RecordChange } from './record-change.ts';

interface Given {
  /** The call that breaks. */
  readonly broken?: string;
  readonly isFirstLoad?: boolean;
  readonly announced?: readonly string[];
}

/** A publisher whose calls are noted, as `port.method`, with what is published and stored. */
const publisherOf = ({ broken, isFirstLoad = false, announced = [] }: Given = {}) => {
  const calls: string[] = [];
  const sent: { topic: string; messages: readonly NewMessage[] }[] = [];
  const bodies: EventBody[] = [];
  const call = async (name: string): Promise<void> => {
    calls.push(name);
    if (name === broken) throw new OutageError('the store', new Error('gone'));
  };
  const parts: PublisherParts = {
    store: {
      polls: { announce: () => call('polls.announce'), settle: () => call('polls.settle') },
      payloads: { put: () => call('payloads.put'), remove: () => call('payloads.remove') },
      snapshots: { put: () => call('snapshots.put') },
      eventBodies: {
        put: (some: readonly EventBody[]) => {
          bodies.push(...some);
          return call('eventBodies.put');
        },
        drop: () => call('eventBodies.drop'),
      },
      holds: { put: () => call('holds.put') },
    } as unknown as PublisherParts['store'],
    changeLog: {
      publish: async (topic: string, messages: readonly NewMessage[]) => {
        await call('changeLog.publish');
        sent.push({ topic, messages });
        return [{ topic, partition: 0, offset: String(messages.length) }];
      },
    } as unknown as ChangeLog,
    ...{ claim: aClaim(), book: new RunBook(), announced: new Set(announced), isFirstLoad },
  };
  return { publisher: new ChangePublisher(parts), calls, sent, bodies, book: parts.book, announced: parts.announced };
};

const created = (key: string, bytes = 2): RecordChange => ({
  ...{ recordKey: RecordKey.parse(key), kind: 'created', entry: anEntry({ key, title: 'Arbres' }) },
  message: { key: `laval/${key}`, value: new Uint8Array(bytes), headers: {} },
  payload: { recordKey: RecordKey.parse(key), run: 2, body: new Uint8Array(1) },
});

const removed = (key: string, keepsPayload: boolean): RecordChange => {
  const { payload: _, ...change } = created(key);
  return { ...change, kind: 'removed', keepsPayload };
};

const ORDER = [
  'polls.announce',
  'payloads.put',
  'changeLog.publish',
  'snapshots.put',
  'eventBodies.drop',
  'polls.settle',
];

test('a batch is announced, its payloads stored, its events published, its entries committed, and its keys settled', async () => {
  const { publisher, calls, announced, book } = publisherOf({ announced: ['a', 'other'] });
  await publisher.publish([created('a'), created('b')]);
  expect(calls).toEqual(ORDER);
  expect([...announced]).toEqual(['other']);
  expect([book.published, book.positions]).toEqual([2, [{ topic: topics.records, partition: 0, offset: '2' }]]);
});

test.each(ORDER)('where %s breaks, no later step is taken and the keys stay announced', async (broken) => {
  const { publisher, calls, announced } = publisherOf({ broken, announced: ['a'] });
  await expect(publisher.publish([created('a')])).rejects.toBeInstanceOf(OutageError);
  // The entries are committed and the superseded bodies deleted at once.
  const last = broken === 'snapshots.put' ? 'eventBodies.drop' : broken;
  expect(calls).toEqual(ORDER.slice(0, ORDER.indexOf(last) + 1));
  expect([...announced]).toEqual(['a']);
});

test('data that is too large for the log is stored before its event, which refers to it', async () => {
  const { publisher, calls, sent, bodies } = publisherOf();
  await publisher.publish([created('a', MAX_EVENT_BYTES + 1), created('b')]);
  expect(calls.indexOf('eventBodies.put')).toBe(calls.indexOf('changeLog.publish') - 1);
  expect(bodies.map(({ key, run, data }) => [key, run, data.length])).toEqual([['laval/a', 2, MAX_EVENT_BYTES + 1]]);
  expect(sent[0]!.messages.map(({ value, headers }) => [value.length, headers.ce_dataref])).toEqual([
    [0, '/event-bodies/2'],
    [2, undefined],
  ]);
});

test('a first load travels on the bulk topic, and so do the events beyond a thousand of any run', async () => {
  const first = publisherOf({ isFirstLoad: true });
  await first.publisher.publish([created('a')]);
  expect(first.sent.map(({ topic }) => topic)).toEqual([topics.recordsBulk]);
  const { publisher, sent } = publisherOf();
  await publisher.publish(Array.from({ length: 1000 }, (_, at) => created(`k${at}`)));
  await publisher.publish([created('b')]);
  expect(sent.map(({ topic }) => topic)).toEqual([topics.records, topics.recordsBulk]);
});

test('a removal deletes the payload, unless it can be undone', async () => {
  const kept = publisherOf();
  await kept.publisher.publish([removed('a', true)]);
  expect(kept.calls).not.toContain('payloads.remove');
  const deleted = publisherOf();
  await deleted.publisher.publish([removed('a', false)]);
  expect(deleted.calls).toContain('payloads.remove');
});

test('nothing is asked of the store where nothing changes', async () => {
  const { publisher, calls } = publisherOf();
  await publisher.publish([]);
  await publisher.commit([]);
  expect(calls).toEqual([]);
});
