import { expect, test } from '@jest/globals';
import { DatasetId } from '@moisson/contracts';
import fc from 'fast-check';
import type { FeedHead } from '../ports/change-feed.ts';
import { changeSince, type CurrentRevision } from './change-since.ts';

const id = DatasetId.parse('11111111-1111-5111-8111-111111111111');
const to = DatasetId.parse('22222222-2222-5222-8222-222222222222');
const states = fc.array(fc.constantFrom('live', 'removed', 'redirect'), { minLength: 1, maxLength: 12 });

const revisionsOf = (history: readonly CurrentRevision['state'][]): CurrentRevision[] =>
  history.map((state, at) => ({ id, revision: at + 1, state, ...(state === 'redirect' ? { to } : {}) }));

/** What a follower holds after these changes: `live`, where the id leads, or nothing. */
const followed = (seen: readonly CurrentRevision[]): { held: string | undefined; revisions: readonly number[] } => {
  let [head, held]: [FeedHead | undefined, string | undefined] = [undefined, undefined];
  const revisions: number[] = [];
  for (const current of seen) {
    const change = changeSince(head, current);
    if (change === undefined || change.kind === 'refresh') continue;
    if (change.kind === 'create') expect(held).not.toBe('live');
    if (change.kind === 'update') expect(held).toBe('live');
    held = change.kind === 'delete' ? undefined : change.kind === 'move' ? change.to : 'live';
    head = { kind: change.kind, revision: change.revision };
    revisions.push(change.revision);
  }
  return { held, revisions };
};

test('whichever revisions are seen, a follower ends at the last one, and revisions only grow', () => {
  fc.assert(
    fc.property(states, fc.array(fc.nat()), (history, picks) => {
      const all = revisionsOf(history);
      const last = all.at(-1)!;
      const seen = [...picks.map((pick) => all[pick % all.length]!), last, ...all];
      const { held, revisions } = followed(seen);
      expect(held).toBe(last.state === 'live' ? 'live' : last.state === 'redirect' ? to : undefined);
      expect(revisions).toEqual([...new Set(revisions)].sort((a, b) => a - b));
    }),
  );
});

test('a dataset that nobody was told of is not reported as removed', () => {
  expect(changeSince(undefined, { id, revision: 2, state: 'removed' })).toBeUndefined();
});
