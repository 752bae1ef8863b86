import { isPublic } from '@moisson/contracts';
import { nextSpells, rhythmAfter } from '@moisson/domain';
import { OutageError } from '@moisson/kernel';
import type { Logger } from '@moisson/runtime';
import { readStanding } from '@moisson/store';
import type { MonitorStore } from '../monitor-store.ts';
import { writeBuckets, type WrittenBuckets } from './write-buckets.ts';

const EVERY_MS = 60_000;
const LEAST_MS = 1000;
/** So many looks may fail, or a restart may take so long, before a time counts as unwatched. */
const MISSED_LOOKS = 5;

/**
 * Looks at the feeds every minute, and keeps how long each stayed in which state. Several processes may do it at once: they write the same
 * spells.
 */
export class FeedWatch {
  readonly #store: MonitorStore;
  readonly #log: Logger;
  readonly #everyMs: number;
  readonly #maxGapMs: number;
  readonly #written: WrittenBuckets = new Map();
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> | undefined;

  /** `clockFactor`: how many times faster than real time the store's clock runs, as in a demo. */
  constructor(store: MonitorStore, log: Logger, clockFactor = 1) {
    [this.#store, this.#log] = [store, log];
    this.#everyMs = Math.max(LEAST_MS, EVERY_MS / clockFactor);
    this.#maxGapMs = MISSED_LOOKS * this.#everyMs * clockFactor;
  }

  /** Looks now, and at intervals. */
  start(): void {
    this.#timer ??= setInterval(() => void this.look(), this.#everyMs).unref();
    void this.look();
  }

  /** Looks at the feeds once. Never rejects: an error is logged, and the next look writes what this one could not. */
  look(): Promise<void> {
    this.#looking ??= lookAtFeeds(this.#store, this.#maxGapMs, this.#written)
      .catch((error: unknown) => {
        const level = error instanceof OutageError ? 'warn' : 'error';
        this.#log[level]({ event: 'feed-watch.failed', err: error }, 'the feeds could not be looked at');
      })
      .finally(() => (this.#looking = undefined));
    return this.#looking;
  }

  /** Resolves after the present look. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#looking;
  }
}

/**
 * Looks at the feeds once, and writes which state each is in and whether its content changed. The clock is the store’s. `maxGapMs`: see
 * `FeedLook`. `written`: the buckets that earlier looks of this process wrote; without it none are written. Throws an `OutageError`.
 */
export const lookAtFeeds = async (
  store: MonitorStore,
  maxGapMs = MISSED_LOOKS * EVERY_MS,
  written?: WrittenBuckets,
): Promise<void> => {
  const { feedHistory } = store;
  const [lasting, rhythms, watchedUntil, { feeds: standing, sources, runs, now }] = await Promise.all([
    feedHistory.lasting(),
    feedHistory.rhythms(),
    feedHistory.watchedUntil(),
    readStanding(store),
  ]);
  // A draft is nobody's feed yet.
  const feeds = standing.filter((_, at) => isPublic(sources[at]!));
  const spells = nextSpells({ lasting, feeds, watchedUntil, now, maxGapMs });
  if (spells.length > 0) await feedHistory.put(spells);
  const rhythmOf = new Map(rhythms.map((rhythm) => [rhythm.sourceId, rhythm]));
  const moved = runs.flatMap((run) => {
    const known = rhythmOf.get(run.sourceId);
    const next = rhythmAfter(known, run);
    return next === known || next.run === 0 ? [] : [next];
  });
  if (moved.length > 0) await feedHistory.putRhythms(moved);
  // After the spells: what a crash leaves out is looked at again.
  await feedHistory.watched(now);
  // Computed from the spells, so that a look that fails here loses nothing: a later one makes up for it.
  if (written !== undefined)
    await writeBuckets(store, written, { sourceIds: feeds.map(({ sourceId }) => sourceId), runs, now });
};
