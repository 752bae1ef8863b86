import { expect, test } from '@jest/globals';
import { datasetIdOf, Keyring } from '@moisson/domain';
import { systemClock } from '@moisson/kernel';
import { openSqliteStore } from '@moisson/store';
import { aRecord, aWebhook } from '@moisson/testkit';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebhookReceiver } from '../../services/operator/src/testing/webhook-receiver.ts';
import { newWebhookSecret, sealSecret } from '../../services/operator/src/webhooks/webhook-secret.ts';
import { startNode } from '../support/process.ts';
import { seeded } from '../support/seeded.ts';
import { share } from '../support/share.ts';

const KILLS = share({ few: 4, ci: 6, all: 20 });
const MESSAGES = 60;
/** More than a lease: the next process takes over at once. */
const AHEAD_MS = 61_000;
const AT = '2026-11-24T12:00:00.000Z';
const { random, seed } = seeded();

/** A folder with a feed of changes, and a subscription to it. */
const prepare = async (dir: string, key: Buffer, url: string, secret: string): Promise<void> => {
  const store = openSqliteStore(dir, systemClock);
  const sealed = sealSecret(new Keyring([key]), 'abonne', secret, AT);
  await store.webhooks.create(aWebhook({ url, feed: await store.changeFeed.identity(), secret: sealed }));
  const changes = Array.from({ length: MESSAGES }, (_, at) => {
    const id = datasetIdOf(aRecord({ recordKey: `r${at % 7}` }));
    return { kind: 'update', id, revision: at + 1 } as const;
  });
  expect(await store.changeFeed.append(0, AT, changes)).toBe(true);
  await store.close();
};

test(`a subscriber misses nothing over ${KILLS} SIGKILLs between sending and noting, and ids stay (SEED=${seed})`, async () => {
  await using receiver = await WebhookReceiver.start();
  const [dir, key, secret] = [await mkdtemp(join(tmpdir(), 'moisson-hooks-')), randomBytes(32), newWebhookSecret()];
  receiver.secrets = [secret];
  await prepare(dir, key, receiver.url, secret);
  for (let kill = 0; kill <= KILLS; kill += 1) {
    const child = startNode(
      'test/resilience/child-webhooks.ts',
      [dir, key.toString('hex'), String(kill * AHEAD_MS)],
      {},
    );
    const ended = new Promise((resolve) => child.once('close', resolve));
    child.stderr!.pipe(process.stderr, { end: false });
    const last = kill === KILLS;
    const fatal = receiver.received.length + 1 + Math.floor(random() * (MESSAGES / (KILLS + 1)));
    receiver.answer = () => {
      if (last || receiver.received.length < fatal) return 204;
      // The message has arrived, and nothing of that can be noted any more.
      child.kill('SIGKILL');
      return undefined;
    };
    if (last) {
      await receiver.until(MESSAGES + KILLS);
      child.kill('SIGKILL');
    }
    await ended;
  }
  const bodies = new Map<string, string>();
  let highest = 0;
  for (const { id, number, body, isVerified } of receiver.received) {
    expect(isVerified).toBe(true);
    expect(bodies.get(id) ?? body).toBe(body);
    bodies.set(id, body);
    // Nothing is left out, and only the last message may come again.
    expect([highest, highest + 1]).toContain(number);
    highest = number;
  }
  expect([highest, bodies.size, receiver.received.length]).toEqual([MESSAGES, MESSAGES, MESSAGES + KILLS]);
  await rm(dir, { recursive: true });
});
