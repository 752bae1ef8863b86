import { messageOf } from '@moisson/kernel';
import type { RequestHandler } from 'express';
import type { InboxItem } from '@moisson/operations/operator-api';
import { callerOf } from '../access/callers.ts';
import type { OperatorParts } from '../operator-parts.ts';
import { isWaiting } from '../alerts/read-alerts.ts';
import { readInbox, visibleTo } from './read-inbox.ts';

/** Milliseconds after which the count is read again, while the page is served with the count as it was. */
const FRESH_MS = 15_000;

/**
 * How many matters need a person, and how many alerts wait, for the navigation of every page. Kept, so that a page reads no list for it; read again after each write
 * of this console, before the next page.
 */
export class InboxCount {
  readonly #parts: OperatorParts;
  #items: readonly InboxItem[] = [];
  #alerts = 0;
  #readAt = -Infinity;
  #stale = true;
  #reading: Promise<void> | undefined;

  constructor(parts: OperatorParts) {
    this.#parts = parts;
  }

  /** Never rejects: without a store, pages tell what is wrong themselves. */
  async refresh(): Promise<void> {
    // One that is under way may have begun before the last write, and does not have it.
    await this.#reading;
    this.#reading ??= this.#read().finally(() => (this.#reading = undefined));
    await this.#reading;
  }

  /** After a write, by a page or by the API, the count is read again. */
  readonly noteWrites: RequestHandler = (request, response, next) => {
    if (request.method !== 'GET') response.once('finish', () => (this.#stale = true));
    next();
  };

  /** Tells the pages of a request the count (`response.locals.waiting`, `.alerts`). */
  readonly count: RequestHandler = async (request, response, next) => {
    if (request.method === 'GET' && !request.path.startsWith('/assets/')) {
      if (this.#stale) await this.refresh();
      else if (performance.now() - this.#readAt > FRESH_MS) void this.refresh();
      response.locals.waiting = visibleTo(callerOf(request), this.#items).length;
      response.locals.alerts = this.#alerts;
    }
    next();
  };

  async #read(): Promise<void> {
    this.#stale = false;
    this.#readAt = performance.now();
    try {
      const [items, alerts] = await Promise.all([readInbox(this.#parts), this.#parts.store.alerts.open()]);
      [this.#items, this.#alerts] = [items, alerts.filter(isWaiting).length];
    } catch (error) {
      this.#parts.log.debug({ event: 'inbox.not-counted', detail: messageOf(error) }, 'the queue cannot be counted');
    }
  }
}
