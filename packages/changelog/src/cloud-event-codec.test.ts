import { expect, test } from '@jest/globals';
import { aRecord } from '@moisson/testkit';
import { Kafka } from 'cloudevents';
import type { LogMessage } from '@moisson/domain';
import { decodeEvent, encodeEvent } from './cloud-event-codec.ts';

const { state: _, ...record } = aRecord();
const encoded = encodeEvent('laval/r1', {
  id: 'e1',
  source: '/sources/laval',
  type: 'org.moisson.record.upserted.v1',
  subject: 'r1',
  time: '2026-11-24T12:00:00.000Z',
  data: record,
});
const logged = (changes: Partial<LogMessage> = {}): LogMessage => ({
  topic: 't',
  partition: 0,
  offset: '1',
  publishedAt: 0,
  ...encoded,
  ...changes,
});

test('the official SDK reads our events in binary mode', () => {
  const text = Buffer.from(encoded.value).toString();
  // The SDK reads `value`, although its own type of a message lacks it.
  const message = { headers: encoded.headers, body: text, key: encoded.key, value: text };
  const event = Kafka.toEvent(message) as unknown as Record<string, unknown>;
  expect(event).toMatchObject({
    id: 'e1',
    source: '/sources/laval',
    type: 'org.moisson.record.upserted.v1',
    specversion: '1.0',
    subject: 'r1',
    datacontenttype: 'application/json',
    data: record,
  });
});

test('decodes an encoded event to the same event', () => {
  expect(decodeEvent(logged())).toMatchObject({ ok: true, event: { id: 'e1', data: record } });
});

test.each([
  ['no headers', { headers: {} }, 'event.unreadable'],
  ['no data', { value: undefined }, 'event.unreadable'],
  ['data that is not JSON', { value: Buffer.from('{') }, 'event.unreadable'],
  ['data that is not UTF-8', { value: Buffer.from([0x22, 0xff, 0x22]) }, 'event.unreadable'],
  ['data of 100,000 levels', { value: Buffer.from('['.repeat(100_000)) }, 'event.unreadable'],
  ['data of two megabytes', { value: Buffer.alloc(2_000_000, 0x20) }, 'event.unreadable'],
  ['a type of somebody else', { headers: { ...encoded.headers, ce_type: 'com.exemple' } }, 'event.unknown-type'],
  ['a type named __proto__', { headers: { ...encoded.headers, ce_type: '__proto__' } }, 'event.unknown-type'],
  ['data of another shape', { value: Buffer.from('{"sourceId":7}') }, 'event.invalid'],
])('%s is a dead letter with its reason', (_name, changes, code) => {
  expect(decodeEvent(logged(changes))).toMatchObject({ ok: false, code });
});
