import { expect, test } from '@jest/globals';
import type { FetchedBody } from '@moisson/domain';
import { AnsweringHosts } from './answering-hosts.ts';

const answer = (url: string): FetchedBody => ({
  ...{ status: 200, url, contentType: undefined, validators: {}, leave: () => undefined },
  chunks: (async function* () {})(),
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
