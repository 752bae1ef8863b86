import { expect, test } from '@jest/globals';
import type { FetchedBody, Fetching } from '@moisson/domain';
import { MoissonError } from '@moisson/kernel';
import { aSource } from '@moisson/testkit';
import { HostRobots } from './host-robots.ts';

const source = aSource({ endpoint: 'https://donnees.example/api/3' });
const never = new AbortController().signal;

const opened = (answer: () => string | Error) => {
  let [now, requests] = [0, 0];
  const politeness: unknown[] = [];
  const fetching: Fetching = {
    forSource: (given) => ({
      send: async ({ url }) => {
        requests += 1;
        politeness.push(given.politeness);
        const text = answer();
        if (text instanceof Error) throw text;
        return bodyOf(url, text);
      },
    }),
  };
  const robots = new HostRobots(fetching, () => now);
  return {
    rules: (one = source) => robots.rulesOf(one, never),
    requests: () => requests,
    politeness,
    pass: (hours: number) => void (now += hours * 3_600_000),
  };
};
const bodyOf = (url: string, text: string): FetchedBody => ({
  ...{ status: 200, url, contentType: 'text/plain', validators: {}, leave: () => undefined },
  chunks: (async function* () {
    yield Buffer.from(text);
  })(),
});
const status = (
  code: 'fetch.not-found' | 'fetch.blocked' | 'fetch.server-error' | 'fetch.rate-limited',
  status: number,
) => new MoissonError(code, { url: 'https://donnees.example/robots.txt', status, seconds: 60 }, { retryable: true });

test('a host is asked once a day, with little patience, for all of its sources', async () => {
  const { rules, requests, politeness, pass } = opened(() => 'User-agent: *\nCrawl-delay: 10\nDisallow: /api/');
  const [first, second] = await Promise.all([rules(), rules(aSource({ endpoint: 'https://donnees.example/x' }))]);
  expect([first.crawlDelaySeconds, second.crawlDelaySeconds, requests()]).toEqual([10, 10, 1]);
  expect(['/api/3', '/donnees'].map((path) => first.isAllowed(`https://donnees.example${path}`))).toEqual([
    false,
    true,
  ]);
  expect(politeness).toMatchObject([{ firstByteSeconds: 10, timeoutSeconds: 10 }]);
  pass(23);
  await rules();
  expect(requests()).toBe(1);
  pass(1);
  await rules();
  expect(requests()).toBe(2);
});

test.each([
  [
    'our own group counts before that of all',
    'User-agent: *\nCrawl-delay: 60\n\nUser-agent: moisson\nCrawl-delay: 2',
    2,
  ],
  ['a delay has a limit', 'User-agent: *\nCrawl-delay: 86400', 600],
  ['a delay that is no number', 'User-agent: *\nCrawl-delay: soon', undefined],
  ['a page in place of it', '<!doctype html><title>404</title>', undefined],
  ['megabytes', `${'# '.repeat(2_000_000)}\nUser-agent: *\nCrawl-delay: 5`, undefined],
])('%s', async (_, text, expected) => {
  expect((await opened(() => text).rules()).crawlDelaySeconds).toBe(expected);
});

test.each([
  ['there is none', status('fetch.not-found', 404), 24],
  ['it is refused', status('fetch.blocked', 403), 24],
  ['its server fails', status('fetch.server-error', 500), 1],
  ['it is asked for too often', status('fetch.rate-limited', 429), 1],
  ['it redirects inward', new MoissonError('fetch.address-forbidden', { url: 'http://10.0.0.1', detail: 'x' }), 1],
  ['it hangs', new MoissonError('fetch.no-answer', { url: 'https://donnees.example', seconds: 10 }), 1],
])('%s: nothing is restricted, and it is asked for again after some hours', async (_, error, hours) => {
  const { rules, requests, pass } = opened(() => error);
  const { crawlDelaySeconds, isAllowed } = await rules();
  expect([crawlDelaySeconds, isAllowed(source.endpoint)]).toEqual([undefined, true]);
  pass(hours - 0.01);
  await rules();
  expect(requests()).toBe(1);
  pass(0.01);
  await rules();
  expect(requests()).toBe(2);
});

test('rules that were read before count until they can be read again', async () => {
  const answers = ['User-agent: *\nCrawl-delay: 10', status('fetch.server-error', 503), 'User-agent: *'];
  const { rules, pass } = opened(() => answers.shift()!);
  const delays: unknown[] = [];
  for (const hours of [0, 24, 1]) {
    pass(hours);
    delays.push((await rules()).crawlDelaySeconds);
  }
  expect(delays).toEqual([10, 10, undefined]);
});
