import type { Quota } from '@moisson/contracts';

/** The stored size of a source: its live records, and their bytes as received. */
export interface SourceSize {
  readonly records: number;
  readonly bytes: number;
}

const MIB = 1024 * 1024;

/** The largest source that needs no setting: what one machine with SQLite is designed for. */
export const MOST: SourceSize = { records: 50_000, bytes: 512 * MIB };
/** The smallest default limit. */
export const LEAST: SourceSize = { records: 1000, bytes: 64 * MIB };
/** A platform may give all its records new identifiers in one run, which doubles the records for a while. */
const GROWTH = 2;

/**
 * Returns how much of a source may be stored. An operator's setting is used as it is. The default follows from the size
 * at the last complete run; a source that was never read completely has the smallest default, so an endless list cannot
 * raise its own limit.
 */
export const quotaOf = (setting: Quota | undefined, known: SourceSize | undefined): SourceSize => ({
  records: setting?.maxRecords ?? defaultOf('records', known),
  bytes: setting?.maxBytes ?? defaultOf('bytes', known),
});

const defaultOf = (kind: keyof SourceSize, known: SourceSize | undefined): number =>
  known === undefined ? MOST[kind] : Math.min(MOST[kind], Math.max(LEAST[kind], GROWTH * known[kind]));

/**
 * Returns which limit a change would exceed, or undefined. `growth`: what the change adds to the stored size. A change
 * that adds nothing is always accepted: a source at its quota can still update its records.
 */
export const exceeded = (quota: SourceSize, held: SourceSize, growth: SourceSize): keyof SourceSize | undefined =>
  (['records', 'bytes'] as const).find((kind) => growth[kind] > 0 && held[kind] + growth[kind] > quota[kind]);
