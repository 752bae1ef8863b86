import { test } from '@jest/globals';
import { withEmbeddedLine } from '../support/moving-line.ts';
import { share } from '../support/share.ts';
import { expectFaithfulYear } from '../support/year/expect-year.ts';

/** Days from one poll to the next. */
const EVERY = share({ few: 3, ci: 2, all: 2 });

test('20 sources over a year of changes, true removals, other keys and lies: no id is lost or swapped, every removal is done, every lie is found out, at most 5 decisions of a person', async () => {
  await expectFaithfulYear('year', { sources: 20, days: 365, every: EVERY }, withEmbeddedLine);
});
