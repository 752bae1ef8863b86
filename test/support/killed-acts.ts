import { expect } from '@jest/globals';
import { SourceId, type AuditEntry, type Source } from '@moisson/contracts';
import type { Store } from '@moisson/domain';
import { aSource } from '@moisson/testkit';
import { runNode } from './process.ts';

const id = SourceId.parse('laval');
/** The writes of an act, in their order; after the first, its entry is stored. */
const BOUNDARIES = ['audit.begin', 'registry.update', 'polls.schedule', 'audit.end'].flatMap((name) => [
  `${name}:before`,
  `${name}:after`,
]);

interface Found {
  readonly source: Source;
  readonly acts: readonly AuditEntry[];
}

/**
 * Pauses and resumes a source, each time in a process that kills itself at one write; then expects that what was done has its entry, that
 * no act has two, and that no earlier entry changed. `open`: opens the store that the environment selects.
 */
export const killDuringActs = async (env: Readonly<Record<string, string>>, open: () => Store): Promise<void> => {
  const withStore = async <T>(work: (store: Store) => Promise<T>): Promise<T> => {
    const store = open();
    try {
      return await work(store);
    } finally {
      await store.close();
    }
  };
  const look = (): Promise<Found> =>
    withStore(async ({ registry, audit }) => ({
      source: (await registry.get(id))!,
      acts: await audit.list({ limit: 100 }),
    }));
  await withStore(({ registry }) => registry.create(aSource()));
  let last = await look();
  for (const boundary of BOUNDARIES) {
    const operation = last.source.state === 'active' ? 'pauseSource' : 'resumeSource';
    const { stdout, stderr } = await runNode('test/resilience/child-act.ts', [operation, boundary], env);
    expect({ boundary, stdout, stderr }).toEqual({ boundary, stdout: '', stderr: '' });
    const now = await look();
    const isDone = now.source.state !== last.source.state;
    expect({ boundary, isDone }).toEqual({ boundary, isDone: !/^audit\.begin|update:before/.test(boundary) });
    const added = now.acts.slice(0, now.acts.length - last.acts.length);
    expect({ boundary, added: added.length }).toEqual({ boundary, added: boundary === 'audit.begin:before' ? 0 : 1 });
    for (const act of added) {
      expect(act).toMatchObject({ operation, before: { state: last.source.state } });
      const hasEnd = act.ending !== undefined;
      expect({ boundary, hasEnd }).toEqual({ boundary, hasEnd: boundary === 'audit.end:after' });
    }
    expect(now.acts.slice(added.length)).toEqual(last.acts);
    last = now;
  }
};
