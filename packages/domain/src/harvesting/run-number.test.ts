import { test } from '@jest/globals';
import fc from 'fast-check';
import { nextRunNumber } from './run-number.ts';

test('run numbers never go back, whatever the clock shows', () => {
  fc.assert(fc.property(fc.nat(), fc.date({ noInvalidDate: true }), (last, now) => nextRunNumber(last, now) > last));
});
