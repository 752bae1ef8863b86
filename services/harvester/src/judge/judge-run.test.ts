import { expect, test } from '@jest/globals';
import { DepartureHold, RecordKey, SourceId, type MappedDataset } from '@moisson/contracts';
import { figuresOf, learn, Tally, traitsOf, type SourceContract } from '@moisson/domain';
import { aRecord } from '@moisson/testkit';
import { anEntry, aRun, NOW } from '../testing/a-run.ts';
import { judgeRun } from './judge-run.ts';

const license = { id: 'cc-by', original: 'CC BY' };
const traits = (changes: Partial<MappedDataset>): string => traitsOf({ ...aRecord().dataset, ...changes }, '1');
const entries = Array.from({ length: 40 }, (_, at) =>
  anEntry({ key: `k${at}`, title: `Jeu ${at}` }, { traits: traits({ license }) }),
);

const contract = ((): SourceContract => {
  const tally = new Tally();
  tally.add(traits({ license }), entries.length);
  const lesson = { baseline: 'b', mappingVersion: 1, figures: figuresOf(tally), hosts: [] };
  const sourceId = SourceId.parse('laval');
  return learn(learn(learn(undefined, sourceId, lesson), sourceId, lesson), sourceId, lesson);
})();

/** A run in which so many known records lost their licence, and so many were edited. */
const aRunWith = (lost: number, edited: number, given: Parameters<typeof aRun>[0] = {}) => {
  const run = aRun({ entries, contract, ...given });
  return {
    run,
    judge: async (complete = true) => {
      for (const [at, { recordKey: key }] of entries.slice(0, lost + edited).entries()) {
        const after = at < lost ? traits({}) : traits({ license });
        run.changes.saw({ label: `Jeu ${at}`, before: traits({ license }), after, isNew: false, sameBytes: false });
        run.book.saw('updated');
        run.book.matched += 1;
        const entry = anEntry({ key, title: `Jeu ${at}` }, { traits: after });
        const message = { key, value: new Uint8Array(), headers: {} };
        const recordKey = RecordKey.parse(key);
        await run.gate.publish([
          { recordKey, kind: 'updated', message, entry, payload: { recordKey, run: 2, body: new Uint8Array(1) } },
        ]);
      }
      return (await judgeRun(run, complete ? 'list' : 'part')).verdict;
    },
  };
};

const pending = DepartureHold.parse({
  ...{ kind: 'departure', id: 'laval:1', sourceId: 'laval', run: 1, createdAt: '2026-11-20T12:00:00.000Z' },
  ...{ reason: 'contract.departed', records: 9, known: 20, examples: [], departures: [], state: 'pending', open: true },
});

test('a run that conforms is published', async () => {
  const { run, judge } = aRunWith(2, 20);
  expect(await judge()).toBe('conforms');
  expect([run.sink.published.length, run.sink.holds, run.book.counts.held]).toEqual([22, [], 0]);
});

test('a run that departs is held, with its figures and examples, and nothing of it is published', async () => {
  const { run, judge } = aRunWith(30, 5);
  expect(await judge()).toBe('departs');
  expect(run.sink.published).toEqual([]);
  expect(run.sink.holds).toMatchObject([
    {
      ...{ kind: 'departure', id: 'laval:2', createdAt: NOW, state: 'pending', open: true, records: 35, known: 40 },
      departures: [
        {
          trait: 'licence',
          measure: 'present',
          usual: 1,
          now: 0.25,
          examples: ['Jeu 0', 'Jeu 1', 'Jeu 2', 'Jeu 3', 'Jeu 4'],
        },
      ],
    },
  ]);
  expect(DepartureHold.safeParse(run.sink.holds[0]).success).toBe(true);
  expect(run.sink.contracts).toMatchObject([{ runs: 3, departed: { hold: 'laval:2', traits: ['licence'] } }]);
  expect(run.book.counts.held).toBe(35);
  expect(run.book.problems[0]).toMatchObject({
    code: 'contract.departed',
    message: { en: expect.stringContaining('licence 100% → 25%') },
  });
});

test('a feed that still departs keeps its hold and its decision', async () => {
  const refused = { ...pending, state: 'refused', decidedAt: NOW, decidedBy: 'api' } as const;
  const { run, judge } = aRunWith(30, 0, { departure: refused });
  expect(await judge()).toBe('departs');
  expect(run.sink.holds).toMatchObject([
    {
      id: 'laval:1',
      run: 2,
      createdAt: pending.createdAt,
      state: 'refused',
      decidedBy: 'api',
      open: true,
      records: 30,
    },
  ]);
});

test('once the feed looks as usual again, a pending hold is withdrawn and a refused one ends', async () => {
  const departed = { hold: 'laval:1', figures: contract.usual, hosts: [], traits: [] };
  const given = { contract: { ...contract, departed } };
  const waiting = aRunWith(0, 3, { ...given, departure: pending });
  expect(await waiting.judge()).toBe('conforms');
  const { open: _, ...closed } = pending;
  expect(waiting.run.sink.holds).toEqual([{ ...closed, state: 'withdrawn', decidedAt: NOW }]);
  const refused = aRunWith(0, 0, { ...given, departure: { ...pending, state: 'refused' } });
  expect(await refused.judge()).toBe('conforms');
  expect(refused.run.sink.holds).toEqual([{ ...closed, state: 'refused' }]);
});

test('a list that was cut is judged by the part that was read', async () => {
  const { run, judge } = aRunWith(6, 2);
  expect(await judge(false)).toBe('departs');
  expect(run.sink.published).toEqual([]);
  const small = aRunWith(1, 9);
  expect(await small.judge(false)).toBe('conforms');
  expect(small.run.sink.published).toHaveLength(10);
});

test('a catalogue whose traits an older version did not store is not judged', async () => {
  const untold = entries.map(({ traits: _, ...entry }) => entry);
  const { judge } = aRunWith(30, 0, { entries: untold });
  expect(await judge()).toBe('conforms');
});
