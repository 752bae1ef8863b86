import { expect, test } from '@jest/globals';
import type { FetchedBody } from '@moisson/domain';
import { AnsweringHosts } from './answering-hosts.ts';

const answer = (url: string): FetchedBody => ({
  ...{ status: 200, url, contentType: undefined, validators: {}, leave: () => undefined },
  chunks: (async function* () {})(),
});

test('of the certificates that answered, the one that ends first is noted', async () => {
  const hosts = new AnsweringHosts();
  expect(hosts.certificate).toBeUndefined();
  const from = '2026-01-01T00:00:00.000Z';
  for (const until of ['2026-05-01T00:00:00.000Z', '2026-04-01T00:00:00.000Z', undefined, '2026-06-01T00:00:00.000Z']) {
    const body = {
      ...answer('https://laval.example/'),
      ...(until === undefined ? {} : { certificate: { from, until } }),
    };
    await hosts.counting({ send: async () => body }).send({ url: 'https://laval.example/' });
  }
  expect(hosts.certificate).toEqual({ from, until: '2026-04-01T00:00:00.000Z' });
});

test('the hosts that answered are counted after redirects, with their port and without www', async () => {
  const hosts = new AnsweringHosts();
  const answers = [
    'https://www.laval.example/a',
    'https://laval.example:443/b',
    'https://laval.example:8443/c',
    'https://a/',
  ];
  const fetch = hosts.counting({ send: async () => answer(answers.shift()!) });
  while (answers.length > 0) await fetch.send({ url: 'https://laval.example/' });
  expect([...hosts.shares]).toEqual([
    ['laval.example', 0.5],
    ['laval.example:8443', 0.25],
    ['a', 0.25],
  ]);
  expect(new AnsweringHosts().shares.size).toBe(0);
});
