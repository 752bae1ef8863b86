import { expect, test } from '@jest/globals';
import { said } from '@moisson/kernel';
import { describeOperation } from './operation.ts';

const rest = {
  id: 'a',
  method: 'get',
  path: '/a',
  summary: said('a', 'a'),
  input: {},
  output: {},
  problems: [],
} as const;

test('an operation without the role that it needs, or with an unknown one, does not compile', () => {
  // @ts-expect-error: without `access`
  expect(describeOperation(rest)).toBe(rest);
  // @ts-expect-error: no such role
  expect(describeOperation({ ...rest, access: 'anyone' })).toMatchObject({ access: 'anyone' });
  expect(describeOperation({ ...rest, access: 'viewer' })).toMatchObject({ access: 'viewer' });
});
