/** Time limits of a response, in seconds. */
export interface AnswerLimits {
  /**
   * From the connection to the first byte of the body, redirects included. If absent, only the whole response is
   * limited.
   */
  readonly firstByteSeconds?: number;
  readonly timeoutSeconds: number;
}

/** The limit that was exceeded. */
export interface PassedLimit {
  readonly code: 'fetch.no-answer' | 'fetch.timeout';
  readonly seconds: number;
}

/**
 * The time limits of one response, combined with the end of the process. `AbortSignal.timeout` is not used: it keeps
 * its timer and its listeners until it fires, which is minutes after a page of a few milliseconds.
 */
export class Deadline {
  readonly #controller = new AbortController();
  readonly #whole: NodeJS.Timeout;
  readonly #firstByte: NodeJS.Timeout | undefined;
  readonly #shutdown: AbortSignal;
  #passed: PassedLimit | undefined;

  constructor({ firstByteSeconds, timeoutSeconds }: AnswerLimits, shutdown: AbortSignal) {
    this.#shutdown = shutdown;
    this.#whole = this.#after({ code: 'fetch.timeout', seconds: timeoutSeconds });
    // Only if it is the shorter limit: otherwise the error must name the total limit, which the operator configured.
    if (firstByteSeconds !== undefined && firstByteSeconds < timeoutSeconds)
      this.#firstByte = this.#after({ code: 'fetch.no-answer', seconds: firstByteSeconds });
    if (shutdown.aborted) this.#stop();
    else shutdown.addEventListener('abort', this.#stop, { once: true });
  }

  /** Aborted when a limit is exceeded or the process ends. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** The limit that was exceeded, if any. */
  get passed(): PassedLimit | undefined {
    return this.#passed;
  }

  /** To be called when the response has begun: from now on only its total time is limited. */
  begun(): void {
    clearTimeout(this.#firstByte);
  }

  clear(): void {
    clearTimeout(this.#firstByte);
    clearTimeout(this.#whole);
    this.#shutdown.removeEventListener('abort', this.#stop);
  }

  #after(limit: PassedLimit): NodeJS.Timeout {
    const pass = (): void => {
      this.#passed ??= limit;
      this.#controller.abort(new DOMException(`${limit.code} after ${limit.seconds} s`, 'TimeoutError'));
    };
    return setTimeout(pass, limit.seconds * 1000).unref();
  }

  readonly #stop = (): void => this.#controller.abort(this.#shutdown.reason);
}
