import type { DeadLetter, DeadLetterState } from '@moisson/contracts';

/** The event of a dead letter as it was delivered. */
export interface DeadLetterOriginal {
  readonly id: string;
  readonly key: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly value: Uint8Array;
}

/** Dead letters, filed from the log so that people can decide about each. Lists skip unreadable ones. */
export interface DeadLetters {
  /**
   * Files a letter and its event. One that was filed before is filed again only if it failed once more since (`attempts`): then it is open
   * again. Returns whether it was filed.
   */
  file(letter: DeadLetter, original: DeadLetterOriginal): Promise<boolean>;
  get(id: string): Promise<DeadLetter | undefined>;
  original(id: string): Promise<DeadLetterOriginal | undefined>;
  /** Newest first. */
  list(query: {
    readonly state?: DeadLetterState;
    readonly cause?: string;
    readonly limit: number;
  }): Promise<readonly DeadLetter[]>;
  /** Applies the change to the newest version and returns the result; undefined if there is no such letter. */
  change(id: string, change: (letter: DeadLetter) => DeadLetter): Promise<DeadLetter | undefined>;
}
