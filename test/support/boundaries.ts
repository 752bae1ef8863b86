import { expect } from '@jest/globals';
import { readDeadLetter } from '@moisson/changelog';
import { topics } from '@moisson/contracts';
import type { ChangeLog } from '@moisson/domain';
import type { CatalogueStore } from '@moisson/store';
import { expectFollowed } from './followed-feed.ts';
import { startLaval } from './laval-server.ts';
import { runNode } from './process.ts';
import { share } from './share.ts';

const SIZE = 300;
/**
 * The calls that a crash must survive, before and after, in the order of the line: see packages/store/BOUNDARIES.md. After
 * `changeLog.handle` is before the commit of its offsets; before the next one is after that commit.
 */
export const boundaries = [
  'polls.claim',
  'connector.page',
  'polls.announce',
  'payloads.put',
  'changeLog.publish',
  'snapshots.put',
  'polls.settle',
  'runs.put',
  'polls.release',
  'changeLog.handle',
  'changeLog.deadLetter',
  'records.put',
  'datasetWrites.heads',
  'datasetWrites.write',
  'datasetWrites.markPublished',
  'changeFeed.heads',
  'changeHistories.put',
  'changeFeed.append',
] as const;
const hits = share({ few: [1], ci: [1, 2], all: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] });

type Opened = { readonly store: CatalogueStore; readonly changeLog: ChangeLog; readonly close: () => Promise<void> };
export interface KilledForm {
  /** The environment of the process that is killed, and of one that is not. */
  readonly killed: Readonly<Record<string, string>>;
  readonly calm: Readonly<Record<string, string>>;
  readonly open: (env: Readonly<Record<string, string>>) => Promise<Opened>;
}

interface Outcome {
  readonly datasets: readonly unknown[];
  /** Offsets of the messages that became dead letters. */
  readonly badOffsets: ReadonlySet<string>;
}

const outcomeOf = async ({ open }: KilledForm, env: Readonly<Record<string, string>>): Promise<Outcome> => {
  const { store, changeLog, close } = await open(env);
  try {
    expect(await store.datasetWrites.unpublished(undefined, 10)).toEqual([]);
    await expectFollowed(store);
    const datasets = await store.datasetReads.scan(undefined, 10 * SIZE);
    const letters = await changeLog.tail(topics.deadLetters, 10_000);
    return {
      datasets: datasets.map(({ firstSeenAt: _, changedAt: __, records, ...dataset }) => ({
        ...dataset,
        records: records.map(({ recordKey }) => recordKey),
      })),
      badOffsets: new Set(letters.map(readDeadLetter).map(({ partition, offset }) => `${partition}:${offset}`)),
    };
  } finally {
    await close();
  }
};

/**
 * Harvests and indexes a changing source again and again, each time in a process that kills itself at one call; then expects the catalogue
 * of an undisturbed harvest, and each bad message as a dead letter.
 */
export const killAtEveryBoundary = async (form: KilledForm): Promise<void> => {
  const server = await startLaval(SIZE, 4);
  const harvest = (env: Readonly<Record<string, string>>, boundary = '') =>
    runNode('test/resilience/child-boundary.ts', [server.url, boundary], {
      MOISSON_EGRESS_ALLOW: '127.0.0.0/8',
      ...env,
    });
  const survived: string[] = [];
  let processes = 0;
  try {
    for (const boundary of boundaries)
      for (const side of ['before', 'after'])
        for (const hit of hits) {
          // Enough changes for several batches, some of them taken back later.
          for (let index = 0; index < SIZE; index += 2) server.catalogue.change(index);
          const { code, stderr } = await harvest(form.killed, `${boundary}:${side}:${hit}`);
          processes += 1;
          expect(stderr).toBe('');
          if (code !== null) survived.push(`${boundary}:${side}:${hit}`);
        }
    // A boundary `:n` whose n-th call never happens was not reached; every `:1` must be.
    expect(survived.filter((one) => one.endsWith(':1'))).toEqual([]);
    for (const env of [form.killed, form.calm])
      expect(await harvest(env)).toMatchObject({ stdout: 'succeeded\n', stderr: '' });
    const [ours, theirs] = [await outcomeOf(form, form.killed), await outcomeOf(form, form.calm)];
    expect(ours.datasets).toHaveLength(SIZE);
    expect(ours.datasets).toEqual(theirs.datasets);
    expect(ours.badOffsets.size).toBe(processes + 1);
  } finally {
    await server.stop();
  }
};
