/**
 * The time that one answer may take in all, and the end of the process before it. `AbortSignal.timeout` would keep its
 * timer, and all that listens to it, until it fires: minutes after a page of a few milliseconds.
 */
export class Deadline {
  readonly #controller = new AbortController();
  readonly #timer: NodeJS.Timeout;
  readonly #shutdown: AbortSignal;
  #passed = false;

  constructor(seconds: number, shutdown: AbortSignal) {
    this.#shutdown = shutdown;
    this.#timer = setTimeout(() => {
      this.#passed = true;
      this.#controller.abort(new DOMException(`no whole answer in ${seconds} s`, 'TimeoutError'));
    }, seconds * 1000).unref();
    if (shutdown.aborted) this.#stop();
    else shutdown.addEventListener('abort', this.#stop, { once: true });
  }

  /** Aborted when the time is up, or the process ends. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Whether the time is up. */
  get passed(): boolean {
    return this.#passed;
  }

  clear(): void {
    clearTimeout(this.#timer);
    this.#shutdown.removeEventListener('abort', this.#stop);
  }

  readonly #stop = (): void => this.#controller.abort(this.#shutdown.reason);
}
