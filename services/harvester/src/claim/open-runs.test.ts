import { expect, test } from '@jest/globals';
import { SourceId } from '@moisson/contracts';
import type { FetchedBody, SourceFetch } from '@moisson/domain';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { aClaim } from '../testing/a-run.ts';
import { OpenRuns } from './open-runs.ts';

const emptyBody: FetchedBody = {
  ...{ status: 200, url: 'https://a.example/', contentType: undefined, validators: {}, leave: () => undefined },
  chunks: (async function* (): AsyncGenerator<Uint8Array> {
    // Nothing.
  })(),
};

const opened = (places: number) => {
  let now = 0;
  const runs = new OpenRuns(places, () => now);
  const open = (id: string, standing: 'proven' | 'new' | 'failing' = 'proven') =>
    runs.open(aClaim({ sourceId: SourceId.parse(id), standing }));
  return { runs, open, pass: (milliseconds: number) => void (now += milliseconds) };
};

test('runs are known by their sources, and their keys counted, while they are open', () => {
  const { runs, open } = opened(2);
  const [a, b] = [open('a'), open('b')];
  a.seen.add('1');
  b.seen.add('1');
  b.seen.add('2');
  expect([runs.sourceIds, runs.keys]).toEqual([['a', 'b'], 3]);
  runs.close(a);
  expect([runs.sourceIds, runs.keys]).toEqual([['b'], 2]);
});

test('a run that waits for its source for two seconds holds no place', async () => {
  const { runs, open, pass } = opened(2);
  const answer = Promise.withResolvers<FetchedBody>();
  const hanging: SourceFetch = { send: () => answer.promise };
  const polls = [open('a'), open('b')];
  const sent = polls.map((poll) => runs.byTurns(hanging, poll, () => undefined).send({ url: 'https://a.example/' }));
  pass(1999);
  expect(runs.mayStart(0)).toEqual([]);
  pass(1);
  expect(runs.mayStart(0)).not.toEqual([]);
  answer.resolve(emptyBody);
  await Promise.all(sent);
});

test('a run whose turn is over waits before its next request, until it is given another turn', async () => {
  const { runs, open, pass } = opened(1);
  const poll = open('a');
  let requests = 0;
  let pauses = 0;
  const fetch = runs.byTurns({ send: async () => ((requests += 1), emptyBody) }, poll, () => (pauses += 1));
  await fetch.send({ url: 'https://a.example/' });
  pass(2000);
  const second = fetch.send({ url: 'https://a.example/' });
  await nextTurn();
  expect([requests, pauses]).toEqual([1, 1]);
  expect(runs.resumeOne()).toBe(true);
  await second;
  expect(requests).toBe(2);
  // Its new turn has only begun.
  await fetch.send({ url: 'https://a.example/' });
  expect([requests, pauses, runs.resumeOne()]).toEqual([3, 1, false]);
});

test('the run that has waited longest goes on first', async () => {
  const { runs, open, pass } = opened(1);
  const order: string[] = [];
  const polls = ['a', 'b'].map((id) => open(id));
  pass(2000);
  const sent = polls.map((poll) =>
    runs
      .byTurns({ send: async () => (order.push(poll.claim.sourceId), emptyBody) }, poll, () => undefined)
      .send({ url: 'https://a.example/' }),
  );
  expect(runs.resumeOne()).toBe(true);
  await sent[0];
  expect([order, runs.resumeOne()]).toEqual([['a'], false]);
  runs.close(polls[0]!);
  expect(runs.resumeOne()).toBe(true);
  await sent[1];
  expect(order).toEqual(['a', 'b']);
});

test('at most four runs a place wait for their turn; a further one goes on at once', async () => {
  const { runs, open, pass } = opened(1);
  let requests = 0;
  const polls = ['a', 'b', 'c', 'd', 'e'].map((id) => open(id));
  pass(2000);
  const sent = polls.map((poll) =>
    runs
      .byTurns({ send: async () => ((requests += 1), emptyBody) }, poll, () => undefined)
      .send({ url: 'https://a.example/' }),
  );
  await sent[4];
  expect(requests).toBe(1);
  runs.resumeAll();
  await Promise.all(sent);
  expect(requests).toBe(5);
});
