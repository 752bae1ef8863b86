import { expect, test } from '@jest/globals';
import type { Dataset } from '@moisson/contracts';
import type { DatasetQuery } from '@moisson/domain';
import fc from 'fast-check';
import { indexQueries, indexSteps } from '../testing/index-steps.ts';
import type { FoundIds } from '../page/found.ts';
import { SearchIndex } from './search-index.ts';
import { toEnd, type Work } from './work.ts';

const SMALL = { growing: 4, together: 2 };

/** Returns all pages of an answer. */
const pages = (index: SearchIndex, query: DatasetQuery): FoundIds[] => {
  const found = [index.find(query)];
  for (let cursor = found[0]!.next; cursor !== undefined; cursor = found.at(-1)!.next)
    found.push(index.find({ ...query, cursor }));
  return found;
};

/** Does at most this many parts of the upkeep that is due. */
const upkeep = function* (index: SearchIndex): Work<void> {
  for (;;) {
    if (index.isUpkeepDue) yield* index.upkeep();
    yield;
    index.compactFacets();
    yield;
  }
};

test('whatever was put and removed, frozen and merged, an index answers like a fresh one of the same datasets', () => {
  fc.assert(
    fc.property(indexSteps, indexQueries, (steps, queries) => {
      const index = new SearchIndex(SMALL);
      const standing = new Map<string, { revision: number; dataset: Dataset }>();
      const work = upkeep(index);
      steps.forEach(({ id, dataset, upkeep: parts }, revision) => {
        index.put(id, revision, dataset);
        if (dataset === undefined) standing.delete(id);
        else standing.set(id, { revision, dataset });
        for (let part = 0; part < parts; part += 1) work.next();
      });
      const fresh = new SearchIndex();
      for (const [id, { revision, dataset }] of standing) fresh.put(id, revision, dataset);
      for (const query of queries) expect(pages(index, query)).toEqual(pages(fresh, query));
      expect(index.changes('', 100)).toEqual(fresh.changes('', 100));
      expect(index.changes('0', 3, '00000003')).toEqual(fresh.changes('0', 3, '00000003'));
      const counts = (one: SearchIndex) => one.organizations().map(({ id, datasets }) => [id, datasets]);
      expect(counts(index)).toEqual(counts(fresh));
      for (const [id, { revision }] of standing) expect(index.revisionOf(id)).toBe(revision);
    }),
    { numRuns: 300 },
  );
});

test('a search that is under way sees neither what is put meanwhile nor what upkeep does', () => {
  fc.assert(
    fc.property(indexSteps, indexSteps, indexQueries, (before, meanwhile, queries) => {
      const index = new SearchIndex(SMALL);
      const work = upkeep(index);
      let revision = 0;
      const play = ({ id, dataset, upkeep: parts }: (typeof before)[number]): void => {
        index.put(id, (revision += 1), dataset);
        for (let part = 0; part < parts; part += 1) work.next();
      };
      before.forEach(play);
      for (const query of queries) {
        const expected = index.find(query);
        const search = index.finding(query);
        let step = search.next();
        for (const one of meanwhile.splice(0, 10)) {
          if (step.done === true) break;
          play(one);
          step = search.next();
        }
        expect(step.done === true ? step.value : toEnd(search)).toEqual(expected);
      }
    }),
    { numRuns: 200 },
  );
});
