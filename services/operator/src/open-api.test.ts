import { expect, test } from '@jest/globals';
import { operatorApi } from '@moisson/operations/operator-api';
import { operatorOperations } from './open-api.ts';

test('every operation that the operator’s API describes runs, once, and none of them is public', () => {
  const described = Object.values(operatorApi).map(({ id }) => id);
  expect(operatorOperations.map(({ id }) => id).sort()).toEqual([...described].sort());
  expect(operatorOperations.filter(({ access }) => access === 'public')).toEqual([]);
  const acts = operatorOperations.filter(({ method }) => method === 'post');
  expect(acts.filter(({ access }) => access === 'viewer')).toEqual([]);
});
