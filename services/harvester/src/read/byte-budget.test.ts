import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { ByteBudget } from './byte-budget.ts';

test('no more than the budget is taken, all waiters get their turn, and in the end nothing is taken', async () => {
  const run = fc.record({ sizes: fc.array(fc.integer({ min: 1, max: 150 }), { maxLength: 6 }), ends: fc.nat(6) });
  await fc.assert(
    fc.asyncProperty(fc.array(run, { maxLength: 8 }), async (runs) => {
      const budget = new ByteBudget(100);
      await Promise.all(
        runs.map(async ({ sizes, ends }) => {
          const share = budget.open();
          // Some runs end after reserving a batch that they never use.
          for (const [at, size] of sizes.entries()) {
            if (at === ends) {
              void share.take(size);
              break;
            }
            await share.take(size);
            expect(budget.held).toBeLessThanOrEqual(100);
            await nextTurn();
            share.give(size);
          }
          share.close();
        }),
      );
      for (let turns = 0; turns < 60 && budget.held > 0; turns += 1) await nextTurn();
      expect(budget.held).toBe(0);
    }),
  );
});
