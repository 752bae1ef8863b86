import { expect, test } from '@jest/globals';
import { MoissonError } from '@moisson/kernel';
import { outcomeOfError } from './outcome-of-error.ts';

test('a host that wants to be left alone says nothing of its links, and is left alone for as long as it asks', () => {
  const wait = (seconds: number) => outcomeOfError(new MoissonError('fetch.host-waits', { host: 'a.test', seconds }));
  expect([wait(10), wait(7200)]).toEqual([
    { kind: 'skipped', seconds: 300 },
    { kind: 'skipped', seconds: 7200 },
  ]);
});

test('a refusal is no failure, and what is not about the link is thrown', () => {
  expect(outcomeOfError(new MoissonError('fetch.blocked', { url: 'x', status: 403 }))).toMatchObject({
    kind: 'forbidden',
    problem: { code: 'fetch.blocked' },
  });
  expect(outcomeOfError(new MoissonError('fetch.not-found', { url: 'x', status: 404 }))).toMatchObject({
    kind: 'failed',
  });
  const fault = new TypeError('ours');
  expect(() => outcomeOfError(fault)).toThrow(fault);
  expect(() => outcomeOfError(new MoissonError('request.invalid'))).toThrow();
});
