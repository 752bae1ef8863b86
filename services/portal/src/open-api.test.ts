import { expect, test } from '@jest/globals';
import { revealing } from '@moisson/testkit';
import { portalOperations } from './open-api.ts';

test('every operation of the portal is public, and none returns a source as the registry stores it', () => {
  expect(portalOperations.filter(({ access }) => access !== 'public')).toEqual([]);
  // Both return any JSON object: this document, and a record as its source serves it.
  expect(revealing(portalOperations)).toEqual(['getOpenApi', 'getRawRecord']);
});
