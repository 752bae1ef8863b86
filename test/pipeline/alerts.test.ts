import { afterAll, afterEach, beforeEach, expect, test } from '@jest/globals';
import { SourceId, type Delivery, type RemovalHold } from '@moisson/contracts';
import type { Store } from '@moisson/domain';
import { messageFetch } from '@moisson/fetching';
import { OutageError, systemClock } from '@moisson/kernel';
import { alertChannels, AlertWatch } from '@moisson/monitor';
import type { AlertSettings } from '@moisson/runtime';
import { openSqliteStore } from '@moisson/store';
import { anAlert, aSource, ManualClock, startMailServer, type MailServer } from '@moisson/testkit';
import { randomBytes } from 'node:crypto';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isVerified } from '../../services/operator/src/testing/is-verified.ts';

const SECRET = `whsec_${randomBytes(32).toString('base64')}`;

/** A program that is told of alerts, a chat, and an outside watcher, on loopback. */
interface Post {
  readonly path: string;
  readonly id: string;
  readonly body: string;
  readonly isVerified: boolean;
}
const startReceiver = async () => {
  const received: Post[] = [];
  let answer: (post: Post, response: ServerResponse) => void = (_, response) => void response.writeHead(204).end();
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += String(chunk)));
    request.on('end', () => {
      const id = String(request.headers['webhook-id'] ?? '');
      const post = {
        path: request.url!,
        id,
        body,
        isVerified: isVerified(SECRET, body, request.headers as Record<string, string>),
      };
      received.push(post);
      answer(post, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    received,
    at: (path: string) => `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`,
    of: (path: string) => received.filter((post) => post.path === path),
    answering: (next: typeof answer) => void (answer = next),
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
let dir: string;
let store: Store;
let clock: ManualClock;
let mail: MailServer;
let receiver: Awaited<ReturnType<typeof startReceiver>>;
const watches: AlertWatch[] = [];
const fetching = messageFetch({ egressAllow: ['127.0.0.0/8'], userAgent: 'essai' }, 4);
const told: string[] = [];
afterAll(() => fetching.close());

beforeEach(async () => {
  told.length = 0;
  dir = await mkdtemp(join(tmpdir(), 'moisson-alerts-'));
  clock = new ManualClock();
  store = openSqliteStore(dir, clock);
  mail = await startMailServer();
  receiver = await startReceiver();
  await store.registry.create(aSource());
});
afterEach(async () => {
  await Promise.all(watches.splice(0).map((one) => one.stop()));
  await mail[Symbol.asyncDispose]();
  await receiver[Symbol.asyncDispose]();
  await store.close();
  await rm(dir, { recursive: true });
});

const settings = (more: Partial<AlertSettings> = {}): AlertSettings => {
  const server = { host: '127.0.0.1', port: mail.port, secure: false, requireTls: false };
  return {
    mail: { server, from: 'moisson@donnees.example', to: ['zoe@donnees.example'] },
    webhook: { url: receiver.at('/alertes'), secret: SECRET },
    ...{ escalateMinutes: 30, consoleUrl: 'https://console.example', heartbeatUrl: receiver.at('/vivant') },
    ...more,
  };
};
/** One replica of the monitor, after its first minutes. */
const replica = (more: Partial<AlertSettings> = {}, on: Store = store): AlertWatch => {
  const given = settings(more);
  const watch = new AlertWatch({
    ...{ store: on, settings: given, fetching, facts: { clock } },
    channels: alertChannels({ settings: given, fetching, clock: systemClock }),
    events: {
      opened: ({ kind }) => told.push(`opened ${kind}`),
      closed: ({ kind }) => told.push(`closed ${kind}`),
      sent: ({ key }) => told.push(`sent ${key}`),
      putOff: ({ key }) => told.push(`put off ${key}`),
      failed: ({ key }) => told.push(`failed ${key}`),
      trouble: (what, error) => told.push(`${what}: ${String(error)}`),
    },
  });
  watches.push(watch);
  return watch;
};
/** A replica whose first quarter of an hour has passed. */
const started = async (...args: Parameters<typeof replica>): Promise<AlertWatch> => {
  const watch = replica(...args);
  await pass(watch, 16);
  return watch;
};
/** Looks each minute, or at longer intervals. */
const pass = async (watch: AlertWatch, minutes: number, every = 1): Promise<void> => {
  for (let minute = 0; minute < minutes; minute += every) {
    await watch.look();
    clock.advance({ seconds: 60 * every });
  }
};
const hold: RemovalHold = {
  ...{ id: 'laval:1', sourceId: SourceId.parse('laval'), run: 1, createdAt: '2026-11-24T12:00:00.000Z' },
  ...{ reason: 'removal.share-exceeded', records: 40, known: 80, examples: ['Arbres'], state: 'pending' },
};
const begins = () => store.holds.put(hold);
const ends = () => store.holds.put({ ...hold, state: 'refused' });
const messageIds = (): readonly string[] => mail.received.map(({ raw }) => /^Message-ID:\s*<([^.>]+)/im.exec(raw)![1]!);
const kinds = (): readonly string[] =>
  receiver.of('/alertes').map(({ body }) => (JSON.parse(body) as { readonly type: string }).type);

test('a trouble is told once by each channel, signed, and its end too', async () => {
  const watch = await started();
  await begins();
  await pass(watch, 20);
  expect([mail.received.length, kinds()]).toEqual([1, ['alert.opened']]);
  expect(receiver.of('/alertes').every((post) => post.isVerified)).toBe(true);
  expect(JSON.parse(receiver.of('/alertes')[0]!.body)).toMatchObject({
    data: {
      kind: 'held',
      severity: 'warning',
      sources: ['laval'],
      url: expect.stringContaining('console.example/alerts'),
    },
  });
  await ends();
  await pass(watch, 20);
  expect([mail.received.length, kinds()]).toEqual([2, ['alert.opened', 'alert.closed']]);
  expect(told.filter((one) => /opened held|closed held/.test(one))).toEqual(['opened held', 'closed held']);
});

test('of two replicas one tells it; after its death the other goes on', async () => {
  const [a, b] = [await started(), replica()];
  await begins();
  await Promise.all([a.look(), b.look()]);
  expect([mail.received.length, kinds().length]).toEqual([1, 1]);
  await a.stop();
  await ends();
  await pass(b, 25);
  expect([mail.received.length, kinds()]).toEqual([2, ['alert.opened', 'alert.closed']]);
});

test('what is told twice because a replica died after sending has the same id', async () => {
  const first = await started();
  await first.stop();
  await begins();
  let changes = 0;
  const dying: Store = {
    ...store,
    alertDeliveries: {
      ...store.alertDeliveries,
      change: async (delivery: Delivery, change: (one: Delivery) => Delivery) => {
        // The claims of both channels; what follows the sending is never written.
        changes += 1;
        if (changes > 2) throw new OutageError('SQLite', new Error('killed'));
        return store.alertDeliveries.change(delivery, change);
      },
    },
  };
  clock.advance({ seconds: 180 });
  await replica({}, dying).look();
  expect([mail.received.length, kinds().length]).toEqual([1, 1]);
  const next = replica();
  await pass(next, 12);
  expect([mail.received.length, new Set(messageIds()).size]).toEqual([2, 1]);
  expect([kinds().length, new Set(receiver.of('/alertes').map(({ id }) => id)).size]).toEqual([2, 1]);
  await pass(next, 30);
  expect(mail.received).toHaveLength(2);
});

test('nothing is lost while the channels are down for a night, and each is told once when they are back', async () => {
  const watch = await started();
  mail.refuse(451);
  receiver.answering((_, response) => void response.writeHead(503).end());
  await begins();
  await pass(watch, 8 * 60, 5);
  expect(told).toContain('put off opened/mail');
  mail.refuse(undefined);
  receiver.answering((_, response) => void response.writeHead(204).end());
  const before = receiver.of('/alertes').length;
  await pass(watch, 40);
  expect([mail.received.length, receiver.of('/alertes').length - before]).toEqual([1, 1]);
});

test('a receiver that redirects inward or is not public is not followed', async () => {
  const inner = messageFetch({ egressAllow: [], userAgent: 'essai' }, 4);
  const given = settings();
  const [channel] = alertChannels({
    settings: { escalateMinutes: 30, webhook: given.webhook! },
    fetching: inner,
    clock,
  });
  const message = { id: 'x', event: 'opened', route: 'webhook', key: 'opened/webhook' } as const;
  const signal = new AbortController().signal;
  await expect(channel!.send(anAlert(), message, signal)).rejects.toMatchObject({ code: 'fetch.address-forbidden' });
  receiver.answering((_, response) => void response.writeHead(302, { location: 'http://10.0.0.1/' }).end());
  const [outer] = alertChannels({ settings: { escalateMinutes: 30, webhook: given.webhook! }, fetching, clock });
  await expect(outer!.send(anAlert(), message, signal)).rejects.toThrow();
  expect(receiver.received).toHaveLength(1);
  inner.close();
});

test('while a feed is silenced nobody is told; afterwards they are, unless it is over', async () => {
  const watch = await started();
  const now = clock.now();
  const until = new Date(now.getTime() + 60 * 60_000).toISOString();
  await store.alerts.addSilence({
    ...{ id: '0b1a2c3d-0000-4000-8000-000000000001', match: { source: SourceId.parse('laval') }, why: 'travaux' },
    ...{ by: 'Zoé', from: now.toISOString(), until, createdAt: now.toISOString() },
  });
  await begins();
  await pass(watch, 50);
  expect([mail.received.length, (await store.alerts.open())[0]?.silencedUntil]).toEqual([0, until]);
  await pass(watch, 15);
  expect(mail.received).toHaveLength(1);
});

test('a start after a long stop alarms nobody at once, and the outside watcher hears from it each minute', async () => {
  await begins();
  const watch = replica();
  await pass(watch, 10);
  expect([mail.received.length, receiver.of('/vivant').length]).toEqual([0, 10]);
  await pass(watch, 10);
  expect(mail.received).toHaveLength(1);
});

test('the watcher hears nothing while no message gets through', async () => {
  const watch = await started({}, store);
  const before = receiver.of('/vivant').length;
  mail.refuse(451);
  receiver.answering(({ path }, response) => void response.writeHead(path === '/vivant' ? 204 : 500).end());
  await begins();
  // At most of these looks no attempt is due.
  await pass(watch, 20);
  expect(receiver.of('/vivant').length).toBe(before);
});

test('a receiver that hangs holds up no other channel and not the end of the process, and is told once it is back', async () => {
  const watch = await started();
  receiver.answering(({ path }, response) => {
    if (path === '/vivant') response.writeHead(204).end();
  });
  await begins();
  const look = watch.look();
  while (!told.includes('sent opened/mail') || kinds().length === 0)
    await new Promise((resolve) => setImmediate(resolve));
  await watch.stop();
  await look;
  receiver.answering((_, response) => void response.writeHead(204).end());
  const next = replica();
  await pass(next, 12);
  expect([mail.received.length, kinds().length]).toEqual([1, 2]);
});

test('what is critical and nobody acknowledges goes to the next recipients; an acknowledgement keeps them asleep', async () => {
  const escalation = { ...settings().mail!, to: ['eve@donnees.example'] };
  const watch = await started({ escalation });
  const toEve = () => mail.received.filter(({ to }) => to.includes('eve@donnees.example')).length;
  for (const acknowledged of [false, true]) {
    await begins();
    await watch.look();
    const [alert] = await store.alerts.open();
    // A hold is a warning: this one is made worse by hand.
    const by = acknowledged ? { acknowledged: { at: alert!.openedAt, by: 'Zoé' } } : {};
    await store.alerts.change(alert!.id, (one) => ({ ...one, severity: 'critical', ...by }));
    await pass(watch, 29);
    expect(toEve()).toBe(acknowledged ? 2 : 0);
    await pass(watch, 3);
    expect(toEve()).toBe(acknowledged ? 2 : 1);
    await ends();
    await pass(watch, 20);
    // Who was told that it began is told that it ended.
    expect(toEve()).toBe(2);
  }
});

test('a test alert goes by every channel, and ends by itself', async () => {
  const watch = await started();
  const nobody = { sources: [], feeds: 0, mostFeeds: 0, quietMinutes: 1 };
  await store.alerts.begin(anAlert({ cause: 'test', kind: 'test', ...nobody }));
  await pass(watch, 3);
  expect([mail.received.length, kinds()]).toEqual([2, ['alert.opened', 'alert.closed']]);
  expect(await store.alerts.open()).toEqual([]);
});
