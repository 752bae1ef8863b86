import { BoundedMemory, MoissonError, type Bounded } from '@moisson/kernel';
import { visitorOf } from '@moisson/runtime';
import type { Request, Response } from 'express';
import { createHash } from 'node:crypto';

/** All figures of the rule. Different guesses: a program that repeats one expired key guesses nothing, and locks nobody out. */
export const guessRule = { perVisitor: 20, all: 500, windowMs: 10 * 60_000 } as const;

/** Visitors that are remembered. The limit of all holds for those who use more addresses than these. */
const MAX_VISITORS = 5000;

interface Window {
  readonly until: number;
  readonly guesses: Set<string>;
}

/**
 * Limits the wrong guesses of a secret, for each visitor and in all. A visitor who has guessed too often gets no answer until ten minutes after
 * their first guess, not even to the right secret. While all have guessed too often, only those who gave a right one before get one.
 * Each process counts for itself.
 */
export class GuessLimit implements Bounded {
  readonly name: string;
  readonly limit = 2 * MAX_VISITORS;
  readonly #now: () => number;
  readonly #windows: BoundedMemory<Window>;
  readonly #known: BoundedMemory<true>;
  #all = { until: 0, count: 0 };

  /** `now`: milliseconds of a clock that never goes back. */
  constructor(name: string, now: () => number = () => performance.now()) {
    [this.name, this.#now] = [name, now];
    this.#windows = new BoundedMemory(name, MAX_VISITORS);
    this.#known = new BoundedMemory(name, MAX_VISITORS);
  }

  held = (): number => this.#windows.held() + this.#known.held();

  /** Returns the seconds that a visitor has to wait before the next try; 0: none. */
  wait(visitor: string): number {
    const now = this.#now();
    const own = this.#windows.get(visitor);
    if (own !== undefined && own.until > now && own.guesses.size >= guessRule.perVisitor)
      return secondsTo(own.until, now);
    const isFull = this.#all.until > now && this.#all.count >= guessRule.all;
    return isFull && this.#known.get(visitor) === undefined ? secondsTo(this.#all.until, now) : 0;
  }

  /** Notes a wrong guess. */
  failed(visitor: string, guess: string): void {
    const now = this.#now();
    const own = this.#windows.get(visitor);
    const current =
      own !== undefined && own.until > now ? own : { until: now + guessRule.windowMs, guesses: new Set<string>() };
    this.#windows.set(visitor, current);
    // A hash takes little memory, and is no secret of somebody who mistyped theirs.
    const hash = createHash('sha256').update(guess).digest('base64url').slice(0, 16);
    if (current.guesses.has(hash) || current.guesses.size >= guessRule.perVisitor) return;
    current.guesses.add(hash);
    if (this.#all.until <= now) this.#all = { until: now + guessRule.windowMs, count: 0 };
    this.#all.count += 1;
  }

  succeeded(visitor: string): void {
    this.#known.set(visitor, true);
  }

  /** Throws `access.too-many-attempts`, with `Retry-After`, if the visitor of a request has to wait. Returns the visitor. */
  check(request: Request, response: Response): string {
    const visitor = visitorOf(request.ip);
    const seconds = this.wait(visitor);
    if (seconds === 0) return visitor;
    response.set('retry-after', String(seconds));
    throw new MoissonError('access.too-many-attempts', { minutes: Math.ceil(seconds / 60) }, { retryable: true });
  }
}

const secondsTo = (until: number, now: number): number => Math.max(1, Math.ceil((until - now) / 1000));
