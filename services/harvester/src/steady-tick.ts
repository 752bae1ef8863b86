import cron, { type ScheduledTask } from 'node-cron';

const EVERY_SECOND = '* * * * * *';
const WATCH_MS = 1000;
/** A tick that is later than this is not coming: the clock was set. */
const LATE_MS = 2500;

/**
 * Does the work every second, whatever happens to the system's clock. node-cron waits for an instant of that clock: set
 * back by three hours, it would wait for three hours. So a timer on the monotonic clock watches it, does the work in
 * its place where it is late, and starts it anew from the instant that it is now.
 */
export class SteadyTick {
  readonly #work: () => Promise<void>;
  #task: ScheduledTask;
  readonly #watch: NodeJS.Timeout;
  #last = performance.now();

  constructor(work: () => Promise<void>) {
    this.#work = work;
    this.#task = this.#schedule();
    this.#watch = setInterval(() => {
      if (performance.now() - this.#last < LATE_MS) return;
      void this.#task.destroy();
      this.#task = this.#schedule();
      void this.#tick();
    }, WATCH_MS);
  }

  stop(): void {
    clearInterval(this.#watch);
    void this.#task.destroy();
  }

  #schedule(): ScheduledTask {
    return cron.schedule(EVERY_SECOND, () => this.#tick(), { timezone: 'UTC', suppressMissedWarning: true });
  }

  #tick(): Promise<void> {
    this.#last = performance.now();
    return this.#work();
  }
}
