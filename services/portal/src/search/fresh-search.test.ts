import { expect, test } from '@jest/globals';
import { OutageError } from '@moisson/kernel';
import { createLogger } from '@moisson/runtime';
import { once, EventEmitter } from 'node:events';
import { FreshSearch } from './fresh-search.ts';

test('searches are not ready until the catalogue has been read once, whatever failed before', async () => {
  const asked = new EventEmitter();
  let answer = Promise.withResolvers<undefined>();
  const catalogue = {
    refresh: () => {
      setImmediate(() => asked.emit('refresh'));
      return answer.promise;
    },
  };
  const first = once(asked, 'refresh');
  const search = new FreshSearch(catalogue, createLogger('test', 'silent'));
  await first;
  expect(() => search.check()).toThrow(/being read/);
  const again = once(asked, 'refresh');
  const failed = answer;
  answer = Promise.withResolvers();
  failed.reject(new OutageError('MongoDB', new Error('no')));
  await again;
  expect(() => search.check()).toThrow(/being read/);
  answer.resolve(undefined);
  await once(asked, 'refresh');
  search.check();
  await search.stop();
});

test('it stops while the catalogue is being read', async () => {
  const asked = new EventEmitter();
  const first = once(asked, 'refresh');
  const refresh = (): Promise<void> => {
    setImmediate(() => asked.emit('refresh'));
    return new Promise(() => undefined);
  };
  const search = new FreshSearch({ refresh }, createLogger('test', 'silent'));
  await first;
  await search.stop();
  expect(() => search.check()).toThrow(/being read/);
});
