import { expect, test } from '@jest/globals';
import { SourceId } from '@moisson/contracts';
import { type ProblemCode } from '@moisson/kernel';
import type { ChangeLog, Connector, FetchRequest, Store } from '@moisson/domain';
import { jsonFormat } from '@moisson/formats';
import { Harvester } from '@moisson/harvester';
import { createLogger } from '@moisson/runtime';
import { openSqliteStore } from '@moisson/store';
import { aSource } from '@moisson/testkit';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { percentile } from '../bench/figure.ts';
import { seeded } from '../support/seeded.ts';
import { simulatedPage, waysToFail } from '../support/simulated-hangs.ts';
import { VirtualTime } from '../support/virtual-time.ts';

const GOOD = 50;
const MINUTES = 18;
const EVERY_MINUTES = 3;
const SECOND = 1000;

interface Outcome {
  /** Milliseconds between the starts of two runs of each good source. */
  readonly intervals: readonly number[];
  /** Milliseconds until each good source was first read in full. */
  readonly firstReads: readonly number[];
  readonly problems: ReadonlySet<ProblemCode>;
}

/** Returns a connector that reads pages in virtual time until the last one; records do not matter here. */
const connector = (): Connector =>
  ({
    probe: () => Promise.reject(new Error('not asked')),
    keyOf: () => undefined,
    map: () => {
      throw new Error('no record');
    },
    name: 'ckan',
    format: jsonFormat,
    mappingVersion: 1,
    volatileFields: new Set(),
    pages: async function* ({ source, fetch }) {
      for (let page = 1; ; page += 1) {
        const body = (await fetch.send({ url: `${source.endpoint}?page=${page}` })) as Awaited<
          ReturnType<typeof simulatedPage>
        >;
        for await (const _ of body.chunks);
        yield { records: [] };
        if (body.last) return { evidence: [{ kind: 'end-signal', holds: true, detail: '' }], problems: [] };
      }
    },
  }) satisfies Connector;

/** Runs a harvester for this many minutes with fifty good sources, and a bad one of each of these kinds. */
const harvest = async (bad: readonly string[], minutes: number): Promise<Outcome> => {
  const dir = await mkdtemp(join(tmpdir(), 'moisson-fair-'));
  const time = new VirtualTime();
  const { random } = seeded();
  const store: Store = openSqliteStore(dir, time);
  const kinds = new Map<string, string>();
  const starts = new Map<string, number[]>();
  const firstReads = new Map<string, number>();
  const problems = new Set<ProblemCode>();
  const send = async ({ url }: FetchRequest) => {
    const { hostname, searchParams } = new URL(url);
    const page = Number(searchParams.get('page'));
    const kind = kinds.get(hostname)!;
    if (kind === 'good' && page === 1) starts.set(hostname, [...(starts.get(hostname) ?? []), time.elapsed()]);
    return simulatedPage(time, kind, page, random);
  };
  const put = store.runs.put.bind(store.runs);
  store.runs.put = async (run) => {
    for (const { code } of run.problems) problems.add(code);
    if (run.complete && !firstReads.has(run.sourceId)) firstReads.set(run.sourceId, time.elapsed());
    await put(run);
  };
  const harvester = new Harvester({
    store,
    changeLog: { publish: async () => [] } as unknown as ChangeLog,
    connectors: { ckan: connector(), 'arcgis-hub': connector(), opendatasoft: connector() },
    fetching: { forSource: () => ({ send }) },
    log: createLogger('test', 'silent'),
    ...{ owner: 'test', concurrency: 8, leaseSeconds: 3600, random, monotonic: time.elapsed },
  });
  // Nothing here takes real time, so one turn of the event loop lets all work advance as far as it can; a second turn ends runs.
  const settled = async (): Promise<void> => {
    for (let turn = 0; turn < 2; turn += 1) await nextTurn();
  };
  // The bad ones are first: they have been due for equally long.
  for (const [at, kind] of [...bad, ...Array.from({ length: GOOD }, () => 'good')].entries()) {
    const id = SourceId.parse(`s${String(at).padStart(3, '0')}-${kind === 'good' ? 'good' : 'bad'}`);
    kinds.set(`${id}.test`, kind);
    await store.registry.create(aSource({ id, endpoint: `http://${id}.test`, schedule: `*/${EVERY_MINUTES} * * * *` }));
    await store.polls.schedule(id, time.now());
  }
  for (let second = 0; second <= minutes * 60; second += 1) {
    await harvester.tick();
    await settled();
    while (time.elapsed() < (second + 1) * SECOND) {
      time.forward((second + 1) * SECOND);
      await settled();
    }
  }
  const stopped = harvester.stop();
  while (time.sleeping > 0) {
    time.forward(Infinity);
    await settled();
  }
  await stopped;
  await store.close();
  await rm(dir, { recursive: true });
  return {
    intervals: [...starts.values()].flatMap((at) => at.slice(1).map((one, index) => one - at[index]!)),
    firstReads: [...firstReads].filter(([id]) => id.endsWith('good')).map(([, at]) => at),
    problems,
  };
};

test('fifty sources that fail in twelve ways keep the p99 of the good ones’ intervals within 5 %', async () => {
  const bad = Array.from({ length: GOOD }, (_, at) => waysToFail[at % waysToFail.length]!);
  const [alone, among] = [await harvest([], MINUTES), await harvest(bad, MINUTES)];
  expect(waysToFail).toHaveLength(12);
  expect(among.problems.size).toBeGreaterThanOrEqual(8);
  expect(alone.intervals.length).toBeGreaterThanOrEqual(GOOD * (MINUTES / EVERY_MINUTES - 2));
  expect(among.intervals.length).toBeGreaterThanOrEqual(alone.intervals.length - GOOD);
  expect(percentile(among.intervals, 0.99) / percentile(alone.intervals, 0.99)).toBeLessThanOrEqual(1.05);
  expect(among.firstReads).toHaveLength(GOOD);
});

test.each(['headers', 'endless pages'])(
  'two dozen new sources that never end (%s) let other new ones be read',
  async (kind) => {
    const { firstReads } = await harvest(
      Array.from({ length: 24 }, () => kind),
      EVERY_MINUTES,
    );
    expect(firstReads).toHaveLength(GOOD);
  },
);
