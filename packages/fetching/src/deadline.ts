/** Seconds that an answer may take. */
export interface AnswerLimits {
  /** From the connection to the first byte of the body, redirects included; where there is none, only the whole is limited. */
  readonly firstByteSeconds?: number;
  readonly timeoutSeconds: number;
}

/** Which limit was passed. */
export interface PassedLimit {
  readonly code: 'fetch.no-answer' | 'fetch.timeout';
  readonly seconds: number;
}

/**
 * The time that one answer may take, until its first byte and in all, and the end of the process before it.
 * `AbortSignal.timeout` would keep its timer, and all that listens to it, until it fires: minutes after a page of a few
 * milliseconds.
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
    // Not the shorter one alone: a source that is allowed less in all is told so by the limit that it knows.
    if (firstByteSeconds !== undefined && firstByteSeconds < timeoutSeconds)
      this.#firstByte = this.#after({ code: 'fetch.no-answer', seconds: firstByteSeconds });
    if (shutdown.aborted) this.#stop();
    else shutdown.addEventListener('abort', this.#stop, { once: true });
  }

  /** Aborted when a limit is passed, or the process ends. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** The limit that was passed, where one was. */
  get passed(): PassedLimit | undefined {
    return this.#passed;
  }

  /** The answer has begun: from now on only the whole is limited. */
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
