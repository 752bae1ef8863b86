import { expect, test } from '@jest/globals';
import { revealing } from '@moisson/testkit';
import { monitorOperations } from './monitor-operations.ts';

test('every operation of the monitor is public, and none returns a source as the registry stores it', () => {
  expect(monitorOperations.filter(({ access }) => access !== 'public')).toEqual([]);
  expect(revealing(monitorOperations)).toEqual([]);
});
