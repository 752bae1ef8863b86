import { ThreadedEngine } from '@moisson/search';
import { Worker } from 'node:worker_threads';

/** Where the index of searches is. */
export interface SearchOptions {
  /** In a thread of its own, so that it delays no other work of the process. Default: in this thread, for tests and tools. */
  readonly inThread?: boolean;
  /** The folder in which the image of the index is kept, if one is: only in a thread of its own, and for one process. */
  readonly imageDir?: string;
}

/** V8's young generation in the thread: most of what it allocates is garbage at once. */
const YOUNG_MIB = 24;

/** Returns an engine in a thread that runs a script of this folder. */
export const threadedEngine = (script: string, workerData: unknown): ThreadedEngine =>
  new ThreadedEngine(
    () =>
      new Worker(new URL(script, import.meta.url), {
        workerData,
        resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MIB },
        name: 'search',
      }),
  );
