import type { Servers } from '../support/distributed-line.ts';

export type Form = 'embedded' | 'distributed';

/** Parameters of a stage: the source's address, its number of records, and a folder to write in. */
export interface StageParams {
  readonly url: string;
  readonly size: number;
  readonly dir: string;
  /** The requested rows: a stage that serves several rows skips the others. */
  readonly rows: readonly string[];
  /** Set in the distributed form. */
  readonly servers?: Servers;
}

export type Unit =
  'records/s' | 'seconds' | 'ms' | 'MiB' | 'KiB' | 'bytes' | 'events' | 'requests' | 'requests/s' | '% of a core';

/** One measured number. */
export interface Figure {
  readonly value: number;
  readonly unit: Unit;
}
export type Figures = Readonly<Record<string, Figure>>;
export type Stage = (params: StageParams) => Promise<Figures>;

/** Times work that returns how many records it handled; returns records per second. */
export const timed = async (work: () => Promise<number> | number): Promise<Figure> => {
  const start = performance.now();
  const records = await work();
  return { value: (records * 1000) / (performance.now() - start), unit: 'records/s' };
};

/** Returns the smallest value that at least this share of the values does not exceed (nearest rank). */
export const percentile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
};

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
};
