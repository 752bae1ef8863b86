import type { Servers } from '../support/distributed-line.ts';
import { peakMiB } from '../support/peak-memory.ts';

/** What a stage needs to know: the source's address, how many records it holds, and where the stage may write. */
export interface StageParams {
  readonly url: string;
  readonly size: number;
  readonly dir: string;
  /** Of the distributed form. */
  readonly servers?: Servers;
}

/** What one stage took. */
export interface Measure {
  readonly records: number;
  readonly seconds: number;
  /** The process's largest resident size so far, in MiB. */
  readonly peakMiB: number;
}

export type Stage = (params: StageParams) => Promise<Readonly<Record<string, Measure>>>;

/** Times one piece of work that tells how many records it handled. */
export const timed = async (work: () => Promise<number> | number): Promise<Measure> => {
  const start = performance.now();
  const records = await work();
  const seconds = (performance.now() - start) / 1000;
  return { records, seconds, peakMiB: peakMiB() };
};
