import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { StoredWebhook, WebhookFilter } from '@moisson/contracts';
import { datasetIdOf, Keyring, type CatalogueChange, type Store } from '@moisson/domain';
import { OutageError, systemClock } from '@moisson/kernel';
import { createLogger } from '@moisson/runtime';
import { openSqliteStore } from '@moisson/store';
import { aDatasetWrite, aRecord, aWebhook, ManualClock } from '@moisson/testkit';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebhookReceiver } from '../testing/webhook-receiver.ts';
import { webhookEvents } from './events.ts';
import { subscriberFetch } from './subscriber-fetch.ts';
import { newWebhookSecret, sealSecret } from './webhook-secret.ts';
import { WebhookSender } from './webhook-sender.ts';

const AT = '2026-11-24T12:00:00.000Z';
const keyring = new Keyring([randomBytes(32)]);
const id = (at: number) => datasetIdOf(aRecord({ recordKey: `r${at}` }));
const created = (at: number): CatalogueChange => ({ kind: 'create', id: id(at), revision: 1 });

let dir: string;
let clock: ManualClock;
let store: Store;
let receiver: WebhookReceiver;
let feed: string;
const senders: WebhookSender[] = [];
const fetching = subscriberFetch({ egressAllow: ['127.0.0.0/8'], userAgent: 'essai' });

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'moisson-webhooks-'));
  clock = new ManualClock();
  store = openSqliteStore(dir, clock);
  receiver = await WebhookReceiver.start();
  feed = await store.changeFeed.identity();
});
afterEach(async () => {
  await Promise.all(senders.splice(0).map((sender) => sender.stop()));
  await receiver[Symbol.asyncDispose]();
  await store.close();
  await rm(dir, { recursive: true });
});

const senderOn = (given: Store = store): WebhookSender => {
  const events = webhookEvents(createLogger('test', 'silent'));
  const parts = { store: given, fetching, keyring, clock: systemClock, portalUrl: 'https://portail.example', events };
  const sender = new WebhookSender(parts);
  senders.push(sender);
  return sender;
};
/** One look, and all that comes of it. */
const round = async (sender: WebhookSender): Promise<void> => {
  await sender.look();
  await sender.idle();
};
const subscribe = async (filter: WebhookFilter = {}, name = 'abonne', url = receiver.url): Promise<string> => {
  const secret = newWebhookSecret();
  await store.webhooks.create(aWebhook({ id: name, url, filter, feed, secret: sealSecret(keyring, name, secret, AT) }));
  receiver.secrets = [...receiver.secrets, secret];
  return secret;
};
const append = async (...changes: readonly CatalogueChange[]): Promise<void> => {
  expect(await store.changeFeed.append((await store.changeFeed.end()).number, AT, changes)).toBe(true);
};
const stands = async (name = 'abonne'): Promise<StoredWebhook> => (await store.webhooks.get(name))!;

test('a subscriber gets every change once, in order, signed, and nothing that it has', async () => {
  await subscribe();
  await append({ kind: 'refresh' }, created(1), { kind: 'update', id: id(1), revision: 2 });
  await append({ kind: 'move', id: id(1), revision: 3, to: id(2) }, { kind: 'delete', id: id(2), revision: 4 });
  const sender = senderOn();
  await round(sender);
  await round(sender);
  expect(receiver.numbers).toEqual([1, 2, 3, 4, 5]);
  expect(receiver.received.every(({ isVerified, signatures }) => isVerified && signatures === 1)).toBe(true);
  expect(receiver.received.map((one) => one.id)).toEqual([1, 2, 3, 4, 5].map((number) => `${feed}-${number}`));
  expect(JSON.parse(receiver.received[3]!.body)).toEqual({
    type: 'dataset.move',
    timestamp: AT,
    data: {
      ...{ feed, number: 4, id: id(1), revision: 3, url: `https://portail.example/api/v1/datasets/${id(1)}` },
      ...{ to: id(2), toUrl: `https://portail.example/api/v1/datasets/${id(2)}` },
    },
  });
  expect(await stands()).toMatchObject({ position: 5, delivered: 5 });
  expect((await stands()).lease).toBeUndefined();
});

test('a message that fails is sent again later with the same id and text, and nothing overtakes it', async () => {
  await subscribe();
  await append(created(1), created(2));
  receiver.answer = () => (receiver.received.length < 3 ? 500 : 204);
  const sender = senderOn();
  await round(sender);
  // Its pause has not passed.
  await round(sender);
  expect(receiver.numbers).toEqual([1]);
  expect((await stands()).failure).toMatchObject({ attempts: 1, problem: { code: 'fetch.server-error' } });
  for (const _ of [1, 2]) {
    clock.advance({ seconds: 10 });
    await round(sender);
  }
  expect(receiver.numbers).toEqual([1, 1, 1, 2]);
  expect(new Set(receiver.received.slice(0, 3).map(({ id: one, body }) => one + body)).size).toBe(1);
  expect((await stands()).failure).toBeUndefined();
});

test('a receiver that asks to wait is left alone for that long', async () => {
  await subscribe();
  await append(created(1));
  receiver.answer = () => (receiver.received.length === 1 ? [429, { 'retry-after': '3600' }] : 200);
  const sender = senderOn();
  await round(sender);
  clock.advance({ seconds: 3599 });
  await round(sender);
  expect(receiver.numbers).toEqual([1]);
  clock.advance({ seconds: 1 });
  await round(sender);
  expect(receiver.numbers).toEqual([1, 1]);
});

test('a receiver that is gone is suspended at once, and resumed where it stood', async () => {
  await subscribe();
  await append(created(1), created(2));
  receiver.answer = () => (receiver.received.length === 1 ? 410 : 200);
  const sender = senderOn();
  await round(sender);
  expect(await stands()).toMatchObject({ suspension: { cause: 'gone' }, position: 0 });
  clock.advance({ hours: 100 });
  await round(sender);
  expect(receiver.numbers).toEqual([1]);
  await store.webhooks.update('abonne', ({ suspension: _, failure: __, ...one }) => one);
  await round(sender);
  expect(receiver.numbers).toEqual([1, 1, 2]);
});

test('what fails for two days is a dead letter, which can be sent again; if the next one fails too, all waits', async () => {
  await subscribe();
  await append(created(1), created(2));
  receiver.answer = () => 500;
  const sender = senderOn();
  for (let hour = 0; hour <= 48; hour += 1) {
    await round(sender);
    clock.advance({ hours: 1 });
  }
  // At most one attempt an hour here: the pauses grow to six hours.
  expect(receiver.numbers.length).toBeLessThan(30);
  clock.advance({ hours: 6 });
  await round(sender);
  expect((await stands()).letters.map(({ message }) => message.number)).toEqual([1]);
  await round(sender);
  expect(await stands()).toMatchObject({ suspension: { cause: 'failing' }, position: 1 });
  receiver.answer = () => 200;
  receiver.received.splice(0);
  await store.webhooks.update('abonne', ({ suspension: _, failure: __, isStruggling: ___, ...one }) => ({
    ...one,
    letters: one.letters.map((letter) => ({ ...letter, isWaiting: true as const })),
  }));
  await round(sender);
  expect(receiver.numbers).toEqual([1, 2]);
  expect(await stands()).toMatchObject({ letters: [], position: 2, delivered: 2 });
});

test('a redirect is never followed, and an address within is never reached', async () => {
  await subscribe();
  await append(created(1));
  receiver.answer = () => [307, { location: 'http://169.254.169.254/latest/' }];
  await round(senderOn());
  expect((await stands()).failure).toMatchObject({ problem: { code: 'fetch.unexpected-status' } });
  await subscribe({}, 'dedans', 'http://10.0.0.1/');
  await round(senderOn());
  expect((await stands('dedans')).failure).toMatchObject({ problem: { code: 'fetch.address-forbidden' } });
});

test('receivers that hang hold up nobody, and are sent one message at a time', async () => {
  await using slow = await WebhookReceiver.start();
  slow.answer = () => undefined;
  for (let at = 0; at < 20; at += 1) {
    await subscribe({}, `lent-${at}`, slow.url);
    // Their last message did not get through, and it is time again.
    const failure = { since: AT, attempts: 1, retryAt: AT, problem: { code: 'fetch.timeout', severity: 'error' } };
    const texts = { message: { fr: 'x', en: 'x' }, action: { fr: 'x', en: 'x' } };
    await store.webhooks.update(`lent-${at}`, (one) =>
      aWebhook({ ...one, failure: { ...failure, problem: { ...failure.problem, ...texts } } }),
    );
  }
  await subscribe({}, 'vif');
  await append(created(1), created(2), created(3));
  const sender = senderOn();
  await sender.look();
  await receiver.until(3);
  await slow.until(8);
  await sender.look();
  expect(slow.received.length).toBe(8);
  // A stop ends what hangs, and counts it as no failure.
  await sender.stop();
  expect(await stands('vif')).toMatchObject({ position: 3 });
  const held = (await store.webhooks.list()).filter(({ lease }) => lease !== undefined);
  expect(held).toEqual([]);
});

test('a filter lets through what a subscriber wants, and every end of a dataset that is not known any more', async () => {
  const [laval, levis] = ['laval', 'levis'].map((name, at) => {
    const organization = { id: `ville-de-${name}`, name };
    return aRecord({ sourceId: name, recordKey: `f${at}`, dataset: { ...aRecord().dataset, organization } });
  });
  await store.datasetWrites.write([aDatasetWrite(laval!), aDatasetWrite(levis!)]);
  await subscribe({ organizations: ['ville-de-laval'], changes: ['create', 'delete'] });
  await append(
    { kind: 'create', id: datasetIdOf(levis!), revision: 1 },
    { kind: 'update', id: datasetIdOf(laval!), revision: 2 },
    { kind: 'create', id: datasetIdOf(laval!), revision: 1 },
    { kind: 'delete', id: id(9), revision: 2 },
    { kind: 'create', id: datasetIdOf(levis!), revision: 1 },
  );
  await round(senderOn());
  expect(receiver.numbers).toEqual([3, 4]);
  expect(await stands()).toMatchObject({ position: 5, delivered: 2 });
});

test('both secrets sign during a rotation, the new one alone after it', async () => {
  const former = await subscribe();
  const secret = newWebhookSecret();
  const sealed = sealSecret(keyring, 'abonne', secret, AT);
  await store.webhooks.update('abonne', (one) => ({
    ...{ ...one, secret: sealed, formerSecret: one.secret },
    formerSecretUntil: '2026-11-25T12:00:00.000Z',
  }));
  await append(created(1));
  receiver.secrets = [former];
  const sender = senderOn();
  await round(sender);
  expect(receiver.received[0]).toMatchObject({ isVerified: true, signatures: 2 });
  clock.advance({ hours: 24 });
  await append(created(2));
  receiver.secrets = [secret];
  await round(sender);
  expect(receiver.received[1]).toMatchObject({ isVerified: true, signatures: 1 });
});

test('a feed that took the place of another is told, before what it has', async () => {
  await subscribe();
  await store.webhooks.update('abonne', (one) => ({ ...one, feed: 'ffffffffffff', position: 12 }));
  await append(created(1), created(2));
  const sender = senderOn();
  await round(sender);
  await append(created(3));
  await round(sender);
  expect(receiver.received.map(({ body }) => (JSON.parse(body) as { type: string }).type)).toEqual([
    ...['catalogue.reset', 'dataset.create'],
  ]);
  expect(receiver.received[0]!.id).toBe(`${feed}-2-reset`);
  expect(await stands()).toMatchObject({ feed, position: 3 });
});

test('of several services one sends a message, and another takes over what a dead one held', async () => {
  await subscribe();
  await append(created(1), created(2), created(3));
  const services = [senderOn(), senderOn(), senderOn()];
  await Promise.all(services.map(round));
  expect(receiver.numbers).toEqual([1, 2, 3]);
  await append(created(4), created(5));
  // This one dies after it sent a message, and before it noted that.
  let isDead = false;
  receiver.answer = () => {
    isDead = true;
    return 200;
  };
  const dying: Store = {
    ...store,
    webhooks: {
      get: (name) => store.webhooks.get(name),
      list: () => store.webhooks.list(),
      create: (webhook) => store.webhooks.create(webhook),
      remove: (name) => store.webhooks.remove(name),
      update: (name, change) =>
        isDead ? Promise.reject(new OutageError('SQLite', new Error('dead'))) : store.webhooks.update(name, change),
    },
  };
  await round(senderOn(dying));
  await round(services[0]!);
  expect(receiver.numbers).toEqual([1, 2, 3, 4]);
  clock.advance({ seconds: 60 });
  await round(services[0]!);
  expect(receiver.numbers).toEqual([1, 2, 3, 4, 4, 5]);
  expect(receiver.received[3]!.id).toBe(receiver.received[4]!.id);
});
