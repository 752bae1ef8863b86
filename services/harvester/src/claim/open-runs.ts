import { mayGoOn, mayStart, type Claim, type OpenRun, type SourceFetch, type Standing } from '@moisson/domain';
import type { SourceId } from '@moisson/contracts';
import { KeySet } from '../run/key-set.ts';
import { SourceWait, watchedFetch } from './source-wait.ts';

/** Milliseconds. A run that has waited this long for its source releases its place until it gets an answer. */
const PATIENCE_MS = 2000;
/** Milliseconds. A run that has had its place this long gives it up before its next request, if another run wants it. */
const TURN_MS = 2000;
/** Maximum of paused runs per place: each may hold part of a batch in memory. */
const PAUSED_PER_PLACE = 4;

export interface OpenPoll {
  readonly claim: Claim;
  readonly wait: SourceWait;
  /** The keys that it has seen. */
  readonly seen: KeySet;
  /** When it got its place. */
  turnBegan: number;
}

/** The runs in progress in one harvester, and which of them hold a place. */
export class OpenRuns {
  readonly #places: number;
  readonly #now: () => number;
  readonly #open = new Set<OpenPoll>();
  /** Paused runs, and the function that resumes each; the first has waited longest. */
  readonly #paused = new Map<OpenPoll, () => void>();

  /** `now`: milliseconds of a monotonic clock. */
  constructor(places: number, now: () => number) {
    this.#places = places;
    this.#now = now;
  }

  get sourceIds(): readonly SourceId[] {
    return [...this.#open].map(({ claim }) => claim.sourceId);
  }

  /** Number of keys that the runs have seen. */
  get keys(): number {
    return [...this.#open].reduce((sum, { seen }) => sum + seen.size, 0);
  }

  open(claim: Claim): OpenPoll {
    const poll = { claim, wait: new SourceWait(this.#now), seen: new KeySet(), turnBegan: this.#now() };
    this.#open.add(poll);
    return poll;
  }

  close(poll: OpenPoll): void {
    this.#open.delete(poll);
  }

  /** See `mayStart`. */
  mayStart(started: number): readonly (readonly Standing[])[] {
    return mayStart(this.#states(), this.#places, started);
  }

  /**
   * Returns the fetch with turns: before each request, a run whose turn is over waits until others have had theirs. `paused`: called when
   * it waits.
   */
  byTurns(fetch: SourceFetch, poll: OpenPoll, paused: () => void): SourceFetch {
    const watched = watchedFetch(fetch, poll.wait);
    return {
      send: async (request) => {
        const over = this.#now() - poll.turnBegan >= TURN_MS;
        if (over && this.#paused.size < this.#places * PAUSED_PER_PLACE)
          await new Promise<void>((resume) => {
            this.#paused.set(poll, resume);
            paused();
          });
        return watched.send(request);
      },
    };
  }

  /** Resumes the run that has waited longest of those that may have a place; returns whether there was one. */
  resumeOne(): boolean {
    const states = this.#states();
    const next = [...this.#paused.keys()].find(({ claim }) => mayGoOn(states, this.#places, claim.standing));
    if (next !== undefined) this.#resume(next);
    return next !== undefined;
  }

  resumeAll(): void {
    for (const poll of [...this.#paused.keys()]) this.#resume(poll);
  }

  #resume(poll: OpenPoll): void {
    const resume = this.#paused.get(poll);
    this.#paused.delete(poll);
    poll.turnBegan = this.#now();
    poll.wait.wentOn();
    resume?.();
  }

  #states(): OpenRun[] {
    return [...this.#open].map((poll) => ({
      standing: poll.claim.standing,
      waiting: this.#paused.has(poll) || poll.wait.milliseconds >= PATIENCE_MS,
    }));
  }
}
