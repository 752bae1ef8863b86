import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Store } from '@moisson/domain';
import { OutageError } from '@moisson/kernel';
import { openSqliteStore } from '@moisson/store';
import { aSource, ManualClock, startMailServer, type MailServer } from '@moisson/testkit';
import { MailChannel } from '@moisson/notify';
import type { Delivery, RemovalHold } from '@moisson/contracts';
import { sendDueDigest } from '@moisson/operator';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Seven o’clock in Québec is noon in UTC. */
const SEVEN = '2026-11-24T12:00:00.000Z';

let dir: string;
let store: Store;
let clock: ManualClock;
let mail: MailServer;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'moisson-digest-'));
  clock = new ManualClock(SEVEN);
  store = openSqliteStore(dir, clock);
  mail = await startMailServer();
});
afterEach(async () => {
  await store.close();
  await mail[Symbol.asyncDispose]();
  await rm(dir, { recursive: true });
});

const told: string[] = [];
beforeEach(() => void told.splice(0));
const settings = () => ({
  server: { host: '127.0.0.1', port: mail.port, secure: false, requireTls: false },
  ...{ from: 'moisson@donnees.example', to: ['zoe@donnees.example'] },
});
/** One replica of the operator’s service. */
const replica = (holder: string, channel: { send: MailChannel['send'] } = new MailChannel(settings())) => ({
  ...{ holder, channel },
  digest: { schedule: '0 7 * * *', consoleUrl: 'https://console.example' },
  events: {
    sent: () => told.push('sent'),
    putOff: () => told.push('put off'),
    failed: () => told.push('failed'),
  },
});
const hold = async (title = 'Arbres'): Promise<void> => {
  const source = aSource();
  await store.registry.create(source);
  const one: RemovalHold = {
    ...{ id: 'laval:1', sourceId: source.id, run: 1, createdAt: SEVEN, reason: 'removal.share-exceeded' },
    ...{ records: 40, known: 80, examples: [title], state: 'pending' },
  };
  await store.holds.put(one);
};
const deliveries = async (): Promise<readonly Delivery[]> => store.deliveries.list(10);

test('of three replicas one sends the digest, and once a day', async () => {
  await hold();
  const replicas = ['a', 'b', 'c'].map((name) => replica(name));
  await Promise.all(replicas.map((one) => sendDueDigest({ store }, one)));
  for (const one of replicas) await sendDueDigest({ store }, one);
  expect(mail.received).toHaveLength(1);
  expect(mail.received[0]!.raw).toContain('holds/laval');
  expect(await deliveries()).toMatchObject([{ state: 'sent', attempts: 1 }]);
  clock.advance({ hours: 24 });
  await Promise.all(replicas.map((one) => sendDueDigest({ store }, one)));
  expect(mail.received).toHaveLength(2);
  expect(told).toEqual(['sent', 'sent']);
});

test('nothing is sent where nothing needs a person, nor long after seven o’clock', async () => {
  await sendDueDigest({ store }, replica('a'));
  expect(await deliveries()).toMatchObject([{ state: 'nothing' }]);
  await hold();
  await sendDueDigest({ store }, replica('a'));
  clock.advance({ hours: 24 + 5 });
  await sendDueDigest({ store }, replica('a'));
  expect(mail.received).toEqual([]);
});

test('a mail server that is away is tried again after a pause, and the digest is sent once it is back', async () => {
  await hold();
  mail.refuse(451);
  await sendDueDigest({ store }, replica('a'));
  await sendDueDigest({ store }, replica('b'));
  expect(await deliveries()).toMatchObject([{ state: 'pending', attempts: 1, nextTryAt: '2026-11-24T12:01:00.000Z' }]);
  mail.refuse(undefined);
  clock.advance({ seconds: 60 });
  await sendDueDigest({ store }, replica('b'));
  expect(mail.received).toHaveLength(1);
  expect(told).toEqual(['put off', 'sent']);
});

test('what the mail server refuses for good is not tried again, and told', async () => {
  await hold();
  mail.refuse(550);
  await sendDueDigest({ store }, replica('a'));
  clock.advance({ hours: 1 });
  await sendDueDigest({ store }, replica('a'));
  expect(await deliveries()).toMatchObject([{ state: 'failed', attempts: 1 }]);
  expect(told).toEqual(['failed']);
});

test('a replica that dies after sending is followed by one that sends the same message, recognisable as a repeat', async () => {
  await hold();
  const channel = new MailChannel(settings());
  const dies = replica('a', {
    send: async (message) => {
      await channel.send(message);
      throw new Error('killed');
    },
  });
  // Nothing is noted of a process that is killed.
  let changes = 0;
  const killed = {
    ...store,
    deliveries: {
      ...store.deliveries,
      change: async (first: Delivery, change: (delivery: Delivery) => Delivery) => {
        changes += 1;
        if (changes > 1) throw new OutageError('SQLite', new Error('killed'));
        return store.deliveries.change(first, change);
      },
    },
  };
  await expect(sendDueDigest({ store: killed }, dies)).rejects.toThrow();
  await sendDueDigest({ store }, replica('b'));
  expect(mail.received).toHaveLength(1);
  clock.advance({ seconds: 300 });
  await sendDueDigest({ store }, replica('b'));
  const ids = mail.received.map(({ raw }) => /^Message-ID:\s*(<[^>]+>)/im.exec(raw)![1]);
  expect([ids.length, ids[0] === ids[1]]).toEqual([2, true]);
});

test('a hostile title adds no header to the digest', async () => {
  await hold('x\r\nBcc: victime@example.org\r\n\r\n<script>alert(1)</script>');
  await sendDueDigest({ store }, replica('a'));
  const [{ raw, to } = { raw: '', to: [] }] = mail.received;
  expect(to).toEqual(['zoe@donnees.example']);
  expect(raw).not.toMatch(/^Bcc:/m);
});
