import type { Quota } from '@moisson/contracts';

/** What is kept of a source: its live records, and their bytes as the source sent them. */
export interface SourceSize {
  readonly records: number;
  readonly bytes: number;
}

const MIB = 1024 * 1024;

/** The most that a source may have without a person's say: what one machine on SQLite is made for. */
export const MOST: SourceSize = { records: 50_000, bytes: 512 * MIB };
/** What even the smallest known source may grow to. */
export const LEAST: SourceSize = { records: 1000, bytes: 64 * MIB };
/** A platform that gives all its records new identifiers serves as many new ones as it has, in one run. */
const GROWTH = 2;

/**
 * How much of a source may be kept. What a person set holds as it is. Else it follows from what the source had at its last
 * complete run: a source that was never read in full says nothing about itself, so an endless list is not "known".
 */
export const quotaOf = (setting: Quota | undefined, known: SourceSize | undefined): SourceSize => ({
  records: setting?.maxRecords ?? defaultOf('records', known),
  bytes: setting?.maxBytes ?? defaultOf('bytes', known),
});

const defaultOf = (kind: keyof SourceSize, known: SourceSize | undefined): number =>
  known === undefined ? MOST[kind] : Math.min(MOST[kind], Math.max(LEAST[kind], GROWTH * known[kind]));

/**
 * Which limit a change would pass, if any. `growth`: what it adds to what is held. What adds nothing always fits: a source
 * at its quota still updates the records that it has.
 */
export const exceeded = (quota: SourceSize, held: SourceSize, growth: SourceSize): keyof SourceSize | undefined =>
  (['records', 'bytes'] as const).find((kind) => growth[kind] > 0 && held[kind] + growth[kind] > quota[kind]);
