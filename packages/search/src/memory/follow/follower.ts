import type { ChangePosition, DatasetChanges, DatasetReads, DatasetText } from '@moisson/domain';

/**
 * Writes that are read in one step. A caller waits for the step that is under way and for one more: the shorter the steps, the sooner a
 * change is found.
 */
const STEP = 50;
/**
 * The same when the follower is at least `FAR_BEHIND` writes behind: with smaller steps it would never catch up during
 * a bulk load.
 */
const [LONG_STEP, FAR_BEHIND] = [300, 500];
/** Milliseconds for which datasets are processed before other work gets its turn. */
const TURN_MS = 4;

/** An index, or another derived view, that a follower keeps up to date. */
export interface Followed {
  /** Returns the position that it already has, for example from a file; undefined if it has none. Must not throw. Called once. */
  restored(): Promise<ChangePosition | undefined>;
  /** Removes all datasets: all of them will be put again. */
  clear(): void;
  /** Adds or replaces a dataset. Must not throw. */
  put(text: DatasetText): void;
  /** Gives other work its turn. */
  turn(): Promise<unknown>;
  /** It has everything up to this position. `whole`: all datasets were read, not only those that changed. */
  reached(position: ChangePosition, whole: boolean): void;
}

export interface FollowedPorts {
  readonly changes: DatasetChanges;
  readonly reads: DatasetReads;
}

interface Step {
  /** Number of the last change read. */
  readonly number: number;
  readonly newest: number;
}

/** Keeps a derived view up to date with the datasets: reads all of them at first, then those that changed. */
export class Follower {
  readonly #ports: FollowedPorts;
  readonly #followed: Followed;
  /** Undefined until all datasets were read. */
  #position: ChangePosition | undefined;
  #isFarBehind = false;
  #isNew = true;
  #running: Promise<Step> | undefined;
  #next: Promise<Step> | undefined;

  constructor(ports: FollowedPorts, followed: Followed) {
    [this.#ports, this.#followed] = [ports, followed];
  }

  /** Whether all datasets were read and no change was missed since. */
  get loaded(): boolean {
    return this.#position !== undefined;
  }

  /**
   * Reads everything written before this call, but nothing newer, so that continuous writes cannot delay it for ever.
   * Throws `OutageError`; the next call then reads what is missing.
   */
  async refresh(): Promise<void> {
    let step = await this.#nextStep();
    const wanted = step.newest;
    while (step.number < Math.min(wanted, step.newest)) step = await this.#nextStep();
  }

  /** Returns a step that begins after this call; concurrent callers share it. */
  #nextStep(): Promise<Step> {
    this.#next ??= (this.#running ?? Promise.resolve())
      .catch(() => undefined)
      .then(() => {
        this.#next = undefined;
        this.#running = this.#step();
        return this.#running;
      });
    return this.#next;
  }

  async #step(): Promise<Step> {
    if (this.#isNew) {
      this.#position = await this.#followed.restored();
      this.#isNew = false;
    }
    const size = this.#isFarBehind ? LONG_STEP : STEP;
    const changed = this.#position && (await this.#ports.changes.after(this.#position, size));
    if (changed === undefined || changed === 'too-far') return this.#readAll();
    const { ids, position, newest } = changed;
    this.#isFarBehind = newest - position.number > FAR_BEHIND;
    if (ids.length > 0) await this.#handOver(this.#ports.reads.texts(ids));
    this.#position = position;
    this.#followed.reached(position, false);
    return { number: position.number, newest };
  }

  async #readAll(): Promise<Step> {
    this.#position = undefined;
    // Read the position first: changes during the full read are then read again.
    const position = await this.#ports.changes.newest();
    this.#followed.clear();
    await this.#handOver(this.#ports.reads.allTexts());
    this.#position = position;
    this.#followed.reached(position, true);
    return { number: position.number, newest: position.number };
  }

  async #handOver(lists: AsyncIterable<readonly DatasetText[]>): Promise<void> {
    let end = performance.now() + TURN_MS;
    for await (const texts of lists)
      for (const text of texts) {
        this.#followed.put(text);
        if (performance.now() < end) continue;
        await this.#followed.turn();
        end = performance.now() + TURN_MS;
      }
  }
}
