import { expect, test } from '@jest/globals';
import { aSource } from '@moisson/testkit';
import type { FetchedBody } from '../ports/fetch.ts';
import { PoliteFetch } from './polite-fetch.ts';

const opened = (politeness: { crawlDelaySeconds?: number; robotsPermission?: string }, crawlDelaySeconds?: number) => {
  const delays: number[] = [];
  const requested: string[] = [];
  let rules = 0;
  const fetch = new PoliteFetch(
    aSource({ politeness }),
    async () => {
      rules += 1;
      const isAllowed = (url: string): boolean => !url.includes('/api/');
      return { isAllowed, ...(crawlDelaySeconds === undefined ? {} : { crawlDelaySeconds }) };
    },
    (source) => {
      delays.push(source.politeness.crawlDelaySeconds);
      return { send: async ({ url }) => (requested.push(url), {} as FetchedBody) };
    },
  );
  return { fetch, delays, requested, rules: () => rules };
};

test.each([
  [0, undefined, 0],
  [0, 10, 10],
  [30, 10, 30],
  [0.5, 10, 10],
])('of a delay of %d s and one of %j s that robots.txt asks, %d s is kept', async (ours, theirs, expected) => {
  const { fetch, delays, rules } = opened({ crawlDelaySeconds: ours }, theirs);
  for (const url of ['https://a.example/1', 'https://a.example/2']) await fetch.send({ url });
  expect([delays, rules()]).toEqual([[expected], 1]);
});

test('what robots.txt disallows is read, and told once; not if an operator noted a permission', async () => {
  const urls = ['https://a.example/', 'https://a.example/api/1', 'https://a.example/api/2'];
  for (const robotsPermission of [undefined, 'Ville de Laval, 2026-11-02']) {
    const { fetch, requested } = opened(robotsPermission === undefined ? {} : { robotsPermission });
    expect(fetch.remarks).toEqual([]);
    for (const url of urls) await fetch.send({ url });
    expect(requested).toEqual(urls);
    expect(fetch.remarks.map(({ code, message }) => [code, message.en.includes(urls[1]!)])).toEqual(
      robotsPermission === undefined ? [['fetch.robots-disallowed', true]] : [],
    );
  }
});
