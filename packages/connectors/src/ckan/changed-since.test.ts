import { expect, test } from '@jest/globals';
import { MoissonError } from '@moisson/kernel';
import { aSource } from '@moisson/testkit';
import { probe } from './pages.ts';

const RANGE = 'metadata_modified:[2026-11-27T00:00:00.000Z TO *]';

test.each([
  [undefined, RANGE],
  ['organization:laval', `organization:laval AND ${RANGE}`],
  ['-organization:(a OR b)', `-organization:(a OR b) AND ${RANGE}`],
  ['organization:a OR organization:b', `(organization:a OR organization:b) AND ${RANGE}`],
  ['tags:ORNE', `tags:ORNE AND ${RANGE}`],
])('the filter %s, of what changed, is %s', async (filter, expected) => {
  const asked: (string | null)[] = [];
  const send = async ({ url }: { readonly url: string }): Promise<never> => {
    asked.push(new URL(url).searchParams.get('fq'));
    throw new MoissonError('fetch.timeout', { url, seconds: 1 });
  };
  const source = aSource({ options: filter === undefined ? {} : { filter } });
  const reading = probe({
    ...{ source, since: new Date('2026-11-27T00:00:00.000Z') },
    ...{ fetch: { send }, signal: new AbortController().signal },
  });
  await expect(reading).rejects.toThrow(MoissonError);
  expect(asked).toEqual([expected]);
});
