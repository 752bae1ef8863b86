import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fitted } from './fitted.ts';

test('an answer fits, keeps the first items, and tells how many it left out', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 300 }), { maxLength: 60 }), (items) => {
      const answer = { total: 5, items };
      const short = fitted(answer, 'items', 2000) as typeof answer & { truncated?: { shown: number; of: number } };
      expect(JSON.stringify(short).length).toBeLessThanOrEqual(2000);
      expect(short.items).toEqual(items.slice(0, short.items.length));
      if (short.items.length < items.length)
        expect(short.truncated).toMatchObject({ shown: short.items.length, of: items.length });
      else expect(short).toEqual(answer);
    }),
  );
});
