import { expect, test } from '@jest/globals';
import { addressOf } from './address.ts';

test('the address of a call has its encoded parameters, and no query if none is given', () => {
  const operation = { path: '/api/v1/holds/{id}/runs/{run}' };
  expect(addressOf(operation, { id: 'a/b:1', run: '2' })).toBe('/api/v1/holds/a%2Fb%3A1/runs/2');
  expect(addressOf(operation, { id: 'a', run: '2' }, { wait: 'true', source: undefined })).toBe(
    '/api/v1/holds/a/runs/2?wait=true',
  );
});
