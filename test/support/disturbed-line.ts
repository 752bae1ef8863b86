import { expect } from '@jest/globals';
import { readDeadLetter } from '@moisson/changelog';
import { INDEXER_GROUP, topics, type SourceId } from '@moisson/contracts';
import type { Store } from '@moisson/domain';
import type { CatalogueServer } from '@moisson/simulator';
import { aSource } from '@moisson/testkit';
import { setTimeout as pause } from 'node:timers/promises';
import { withDistributedLine, type DistributedLine, type Servers } from './distributed-line.ts';
import { startLaval } from './laval-server.ts';
import { contentsOf } from './contents.ts';
import { withLine } from './with-line.ts';

/** One source, a line that reads it, and the check that nothing was lost or doubled. */
export interface Disturbed {
  readonly line: DistributedLine;
  readonly server: CatalogueServer;
  readonly id: SourceId;
  /** Polls until a run is complete. */
  readonly untilComplete: () => Promise<void>;
  /** Once nothing is in flight, expects the catalogue of an undisturbed harvest of the same source. */
  readonly expectAsUndisturbed: () => Promise<void>;
}

/** Runs a test of faults on its own distributed line, whose one source has this many records. */
export const withDisturbedLine = async (
  servers: Servers,
  { size, settings = {} }: { readonly size: number; readonly settings?: Readonly<Record<string, string>> },
  work: (disturbed: Disturbed) => Promise<void>,
): Promise<void> => {
  await using started = new AsyncDisposableStack();
  const server = started.adopt(await startLaval(size, 4), (one) => one.stop());
  await withDistributedLine(
    servers,
    async (line) => {
      const id = await register(line.store, server);
      await work({
        ...{ line, server, id },
        untilComplete: async () => {
          while (!(await line.poll([id])).every(({ complete }) => complete));
        },
        expectAsUndisturbed: () => expectAsUndisturbed(line, server),
      });
    },
    settings,
  );
};

const register = async (store: Store, { url }: CatalogueServer): Promise<SourceId> => {
  const source = aSource({ endpoint: url, politeness: { crawlDelaySeconds: 0, pageSize: 50 } });
  await store.registry.create(source);
  return source.id;
};

const expectAsUndisturbed = async (line: DistributedLine, server: CatalogueServer): Promise<void> => {
  while ((await line.changeLog.lag(INDEXER_GROUP, [topics.records, topics.recordsBulk])) > 0) {
    await line.tend();
    await pause(50);
  }
  await withLine(async (calm) => {
    await calm.pollNow(await register(calm.store, server));
    const [ours, theirs] = [await contentsOf(line.store), await contentsOf(calm.store)];
    const different = [...theirs].filter(([id, text]) => ours.get(id) !== text).map(([id]) => id);
    expect({ different: different.slice(0, 5), count: ours.size }).toEqual({ different: [], count: theirs.size });
  });
  expect((await line.changeLog.tail(topics.deadLetters, 5)).map((letter) => readDeadLetter(letter).code)).toEqual([]);
};
