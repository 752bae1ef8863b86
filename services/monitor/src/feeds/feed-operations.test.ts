import { expect, test } from '@jest/globals';
import { revealing } from '@moisson/testkit';
import { feedOperations } from './feed-operations.ts';

test('every operation of the monitor is public, and none returns a source as the registry stores it', () => {
  expect(feedOperations.filter(({ access }) => access !== 'public')).toEqual([]);
  expect(revealing(feedOperations)).toEqual([]);
});
