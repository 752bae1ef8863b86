import { expect, test } from '@jest/globals';
import { SourceId, type Source } from '@moisson/contracts';
import { aSource } from '@moisson/testkit';
import type { OperatorParts } from '../operator-parts.ts';
import { atRevision, revisionsOf } from './at-revision.ts';

const id = SourceId.parse('laval');

test.each([
  [undefined, undefined],
  ['*', undefined],
  ['"7"', [7]],
  ['"7-aB_c"', [7]],
  ['W/"7-x"', [7]],
  ['"7", W/"9-x"', [7, 9]],
])('If-Match %j allows the revisions %j', (header, revisions) => {
  expect(revisionsOf(header)).toEqual(revisions && new Set(revisions));
});

test.each(['', '7', '"x"', '"7', '"7", "x"', '"-1"', '"7";*'])('If-Match %j is refused', (header) => {
  expect(() => revisionsOf(header)).toThrow(expect.objectContaining({ code: 'request.invalid' }));
});

/** A registry of one source. */
const partsOf = (source: Source): OperatorParts => {
  let current = source;
  const update = async (_id: unknown, change: (one: Source) => Source): Promise<Source> =>
    (current = { ...change(current), revision: (current.revision ?? 1) + 1 });
  return { store: { registry: { update } } } as unknown as OperatorParts;
};

test('a source is changed at the revision that was read, and again at the one that this left', async () => {
  const { registry } = atRevision(partsOf(aSource({ revision: 7 })), id, new Set([7])).store;
  await registry.update(id, (source) => ({ ...source, authority: 1 }));
  expect(await registry.update(id, (source) => ({ ...source, authority: 2 }))).toMatchObject({ revision: 9 });
});

test('a source that has another revision is not changed, also if another edit came between two writes', async () => {
  const parts = partsOf(aSource({ revision: 7 }));
  const { registry } = atRevision(parts, id, new Set([7])).store;
  await registry.update(id, (source) => source);
  await parts.store.registry.update(id, (source) => source);
  await expect(registry.update(id, (source) => source)).rejects.toThrow('has changed');
});
