import type { ChangePosition, DatasetChanges, DatasetReads, DatasetText } from '@moisson/domain';
import { setImmediate as nextTurn } from 'node:timers/promises';

/** Writes whose datasets are read in one step. */
const WRITES = 200;
/** Datasets that are handed over before others have their turn. */
const TURN = 50;
/** The same where the follower is that many writes behind: beside a load it would never catch up by the smaller turns. */
const [LONG_TURN, FAR_BEHIND] = [200, 500];
/** Characters of datasets that are handed over before others have their turn; a usual dataset has some thousand. */
export const TURN_CHARS = 1_000_000;

/** What a follower keeps up to date. */
export interface Followed {
  /** Forgets all datasets: they are all handed over again. */
  clear(): void;
  /** Takes a dataset, perhaps one that it has already. Must not throw. */
  put(text: DatasetText): void;
}

export interface FollowedPorts {
  readonly changes: DatasetChanges;
  readonly reads: DatasetReads;
}

interface Step {
  /** Number of the change up to which it has read. */
  readonly number: number;
  readonly newest: number;
}

/** Keeps something up to date with the datasets: reads all of them when first asked, then those that changed. */
export class Follower {
  readonly #ports: FollowedPorts;
  readonly #followed: Followed;
  /** None before all datasets were read. */
  #position: ChangePosition | undefined;
  #running: Promise<Step> | undefined;
  #next: Promise<Step> | undefined;

  constructor(ports: FollowedPorts, followed: Followed) {
    [this.#ports, this.#followed] = [ports, followed];
  }

  /** Whether all datasets were read, and none that changed was missed since. */
  get loaded(): boolean {
    return this.#position !== undefined;
  }

  /**
   * Reads what was written before this call; nothing newer, so that writers that go on do not hold it up. Throws `OutageError`; what could
   * not be read is read by the next call.
   */
  async refresh(): Promise<void> {
    let step = await this.#nextStep();
    const wanted = step.newest;
    while (step.number < Math.min(wanted, step.newest)) step = await this.#nextStep();
  }

  /** A step that begins after this call; concurrent callers share it. */
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
    const changed = this.#position && (await this.#ports.changes.after(this.#position, WRITES));
    if (changed === undefined || changed === 'too-far') return this.#readAll();
    const { ids, position, newest } = changed;
    const farBehind = newest - position.number > FAR_BEHIND;
    if (ids.length > 0) await this.#handOver(this.#ports.reads.texts(ids), farBehind ? LONG_TURN : TURN);
    this.#position = position;
    return { number: position.number, newest };
  }

  async #readAll(): Promise<Step> {
    this.#position = undefined;
    // First: what changes while all are read is read again.
    const position = await this.#ports.changes.newest();
    this.#followed.clear();
    await this.#handOver(this.#ports.reads.allTexts(), LONG_TURN);
    this.#position = position;
    return { number: position.number, newest: position.number };
  }

  async #handOver(lists: AsyncIterable<readonly DatasetText[]>, turn: number): Promise<void> {
    let [count, chars] = [0, 0];
    for await (const texts of lists)
      for (const text of texts) {
        this.#followed.put(text);
        [count, chars] = [count + 1, chars + text.json.length];
        if (count < turn && chars < TURN_CHARS) continue;
        await nextTurn();
        [count, chars] = [0, 0];
      }
  }
}
