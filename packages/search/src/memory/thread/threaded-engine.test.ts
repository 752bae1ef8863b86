import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { DatasetQuery } from '@moisson/domain';
import { NOTICE_CHANNEL } from '@moisson/kernel';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { Worker } from 'node:worker_threads';
import { ThreadedEngine } from './threaded-engine.ts';

/** Short, for the test of a thread that hangs; longer than the thread's signs of life are apart. */
const LOOK_MS = 500;

let started: Worker[];
let engine: ThreadedEngine;
let notices: unknown[];
const listen = (notice: unknown): void => void notices.push(notice);

beforeEach(() => {
  [started, notices] = [[], []];
  subscribe(NOTICE_CHANNEL, listen);
  engine = new ThreadedEngine(() => {
    const worker = new Worker(new URL('../../testing/toy-thread.ts', import.meta.url));
    started.push(worker);
    return worker;
  }, LOOK_MS);
});
afterEach(async () => {
  unsubscribe(NOTICE_CHANNEL, listen);
  await engine.close();
});

const find = (text: string, more: Partial<DatasetQuery> = {}) => engine.find({ text, limit: 1, ...more });

/** Searches until the thread runs again. */
const again = async (): Promise<unknown> => {
  for (;;)
    try {
      return await find('');
    } catch (error) {
      expect(error).toMatchObject({ code: 'search.interrupted', retryable: true });
      await new Promise((resolve) => setImmediate(resolve));
    }
};

test('an error keeps its code over the border, and a fault of our own its message', async () => {
  await expect(find('refuse')).rejects.toMatchObject({
    code: 'request.invalid',
    params: { detail: { fr: 'non', en: 'no' } },
  });
  await expect(find('fail')).rejects.toMatchObject({
    message: 'a fault of ours',
    stack: expect.stringMatching(/toy-thread/),
  });
  expect(started).toHaveLength(1);
});

test.each([
  ['ends', 'die', 'exit code 3'],
  ['throws', 'crash', 'a crash'],
  ['hangs', 'hang', 'no sign of life'],
])('a thread that %s fails its searches as an outage, is announced, and is started again', async (_, text, reason) => {
  await find('');
  const open = [find(text), find('')];
  for (const { reason: error } of (await Promise.allSettled(open)).filter(
    ({ status }) => status === 'rejected',
  ) as PromiseRejectedResult[])
    expect(error).toMatchObject({
      name: 'OutageError',
      code: 'search.interrupted',
      message: expect.stringContaining(reason),
    });
  await expect(open[0]).rejects.toBeDefined();
  expect(notices).toMatchObject([{ event: 'search.interrupted', code: 'search.interrupted' }]);
  await again();
  expect(started).toHaveLength(2);
});

test('long lists are sent again only if they changed', async () => {
  const organizations = [{ id: 'laval', name: { fr: 'Laval' } }];
  const many = Array.from({ length: 12_000 }, (_, at) => `laval/${at}`);
  const found = async (absentRecords: readonly string[]) => (await find('', { organizations, absentRecords })).ids;
  expect(await found(many)).toEqual(['laval', ...many]);
  const sent = started[0]!;
  const posted: unknown[] = [];
  const post = sent.postMessage.bind(sent);
  sent.postMessage = (message: object) => {
    if ('list' in message) posted.push(message);
    post(message);
  };
  expect(await found([...many])).toEqual(['laval', ...many]);
  expect(await found(many)).toEqual(['laval', ...many]);
  expect(posted).toEqual([]);
  const [one, other] = await Promise.all([found(['laval/x']), found(['laval/y'])]);
  expect([one, other]).toEqual([
    ['laval', 'laval/x'],
    ['laval', 'laval/y'],
  ]);
  expect(posted).toHaveLength(2);
  expect(await found([])).toEqual(['laval']);
});

test('names and what is held come with the answers, and what the thread announces is announced here', async () => {
  expect(engine.nameOf('laval')).toBeUndefined();
  await find('tell');
  expect(engine.nameOf('Laval')).toBe('Ville de Laval');
  expect(engine.bounds[0]!.held()).toBe(1);
  expect(notices).toEqual([{ event: 'toy.told', code: 'search.loading', params: {} }]);
});

test('a closed engine has no thread, and one that was never asked has started none', async () => {
  await engine.close();
  expect(started).toEqual([]);
  await expect(find('')).rejects.toThrow('closed');
});
