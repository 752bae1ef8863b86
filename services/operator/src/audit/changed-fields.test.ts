import { expect, test } from '@jest/globals';
import { changedFields } from './changed-fields.ts';

test.each([
  [{ a: 1, b: 2 }, { a: 1, b: 2 }, []],
  [{ a: 1, b: { c: 2 } }, { a: 1, b: { c: 3 } }, [{ field: 'b', before: { c: 2 }, after: { c: 3 } }]],
  [
    { a: 1 },
    { b: 1 },
    [
      { field: 'a', before: 1 },
      { field: 'b', after: 1 },
    ],
  ],
  [undefined, { a: 1 }, [{ field: 'a', after: 1 }]],
  [{ a: 1 }, undefined, [{ field: 'a', before: 1 }]],
  [null, 'text', []],
])('from %j to %j the fields %j change', (before, after, changed) => {
  expect(changedFields(before, after)).toEqual(changed);
});
