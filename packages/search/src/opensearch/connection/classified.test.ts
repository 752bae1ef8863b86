import { expect, test } from '@jest/globals';
import { OutageError } from '@moisson/kernel';
import { errors } from '@opensearch-project/opensearch';
import { classified, isAway, outageOf } from './classified.ts';

const answered = (statusCode: number, body: unknown): unknown =>
  classified(new errors.ResponseError({ statusCode, body, headers: {} } as never));

test.each([
  [401, 'Unauthorized', 'dependency.refused', false],
  [403, { error: { type: 'security_exception', reason: 'no permissions' } }, 'dependency.refused', false],
  [
    ...[403, { error: { type: 'cluster_block_exception', reason: 'index read-only / allow delete (api)' } }],
    ...['search.read-only', false],
  ],
  [503, '<html>Bad Gateway</html>', 'search.unavailable', true],
  [429, { error: { type: 'rejected_execution_exception' } }, 'search.unavailable', true],
  [
    500,
    { error: { type: 'search_phase_execution_exception', reason: 'all shards failed' } },
    'search.unavailable',
    false,
  ],
] as const)('an answer %d %j is %s', (status, body, code, away) => {
  const error = answered(status, body);
  expect(error).toBeInstanceOf(OutageError);
  expect([(error as OutageError).code, isAway(error)]).toEqual([code, away]);
});

test('a server that cannot be reached is away; a request that is wrong itself is a fault of ours', () => {
  const error = classified(new errors.ConnectionError('connect ECONNREFUSED 127.0.0.1:1'));
  expect(error).toMatchObject({ code: 'search.unavailable', params: { detail: 'connect ECONNREFUSED 127.0.0.1:1' } });
  expect(isAway(error)).toBe(true);
  expect(answered(400, { error: { type: 'parsing_exception' } })).not.toBeInstanceOf(OutageError);
});

test('a refused document is at fault itself only where the status says so', () => {
  expect(outageOf(400, { type: 'mapper_parsing_exception' })).toBeUndefined();
  expect(outageOf(429, { type: 'cluster_block_exception', reason: 'index read-only / allow delete (api)' })?.code).toBe(
    'search.read-only',
  );
  expect(outageOf(404, { type: 'index_not_found_exception' })?.code).toBe('search.unavailable');
});
